//! Stage directions that are given to actors: who comes, who goes, and how.

use super::fact::Fact;
use super::goal::{FORCED, Goal, Start};
use super::opening::{Opened, filled};
use super::player::Life;
use super::scene::Part;
use super::stage::Stage;
use crate::scenario::Step;
use crate::scenario::cast::Part as Role;
use crate::scenario::sentence::{Signal, Subject, Who};
use crate::scenario::vocabulary::Cue;
use crate::trace::{Action, ActorId};
use std::rc::Rc;

pub(super) fn cued(
    step: &Rc<Step>,
    cue: Cue,
    subject: &Subject,
    stage: &mut Stage,
) -> Opened<(String, Vec<Part>)> {
    let actors = match (&subject.who, cue) {
        (Who::Everyone { but }, Cue::Start) => stage.programs(but),
        _ => stage.who(subject),
    };
    let said = stage.variables.told(&step.said, &actors);
    let mut parts = Vec::new();
    for actor in actors {
        let goal = cue_goal(cue, actor, stage)?;
        parts.push(Part::new(step, said.clone(), Some(actor), goal, stage));
    }
    if parts.is_empty() && cue == Cue::Alive {
        parts.push(Part::new(step, said.clone(), None, Goal::Alive, stage));
    }
    // Life is looked at when all is still; where that cannot be proved, after a while.
    let (linger, grace) = (stage.linger(), stage.grace());
    let lasting = |part: Part| match cue {
        Cue::Alive => part.lasting(linger, stage),
        Cue::Stop | Cue::Kill => part.lasting(grace + FORCED, stage),
        _ => part,
    };
    Ok((said, parts.into_iter().map(lasting).collect()))
}

fn cue_goal(cue: Cue, actor: ActorId, stage: &mut Stage) -> Opened<Goal> {
    if cue == Cue::Start {
        return start(actor, stage);
    }
    if cue == Cue::Alive {
        return Ok(Goal::Alive);
    }
    // Who never came, or has gone already, need not be sent away; a server listens though its guest has gone.
    if !stage.is_on(actor) && !stage.player(actor).can_be_told() {
        return Ok(Goal::Done);
    }
    Ok(match stage.player(actor).is_program() {
        true => on_program(cue, actor, stage),
        false => on_socket(cue, actor, stage),
    })
}

fn start(actor: ActorId, stage: &Stage) -> Opened<Goal> {
    let (mut args, mut ready) = (Vec::new(), None);
    if let Role::Program(program) = &stage.player(actor).actor.part {
        for template in &program.args {
            args.push(filled(template, actor, stage)?);
        }
        let ports = stage.role(actor).map(|role| role.listens_on.clone());
        ready = ports.filter(|ports| !ports.is_empty()).map(Fact::Listens);
    }
    // Who runs already needs not be started; `start: everyone` may mean them too.
    let is_running = stage.is_on(actor) && stage.player(actor).is_program();
    Ok(Goal::Start(Start {
        is_asked: is_running,
        ready,
        args,
    }))
}

fn on_program(cue: Cue, actor: ActorId, stage: &mut Stage) -> Goal {
    let grace = stage.grace();
    let harder = stage.now.after(grace);
    if matches!(cue, Cue::Stop | Cue::Kill | Cue::Interrupt | Cue::HangUp) {
        stage.player_mut(actor).dismiss();
    }
    let signal = |signal| Action::Signal { actor, signal };
    let (action, goal) = match cue {
        Cue::Stop => {
            let harder = Some(harder);
            (signal(Signal::Term), Goal::Gone { harder })
        }
        Cue::Kill => (signal(Signal::Kill), Goal::Gone { harder: None }),
        Cue::Interrupt => (signal(Signal::Int), Goal::Done),
        Cue::Freeze => (Action::Freeze(actor), Goal::Done),
        Cue::Thaw => (Action::Thaw(actor), Goal::Done),
        Cue::HangUp | Cue::HalfClose | Cue::Reset | Cue::Start | Cue::Alive => {
            (Action::HangUp(actor), Goal::Done)
        }
    };
    stage.ask(action);
    if cue == Cue::Stop && stage.player(actor).is_frozen {
        // What is frozen hears nothing.
        stage.ask(Action::Thaw(actor));
    }
    match cue {
        Cue::Freeze => stage.player_mut(actor).is_frozen = true,
        Cue::Thaw | Cue::Stop => stage.player_mut(actor).is_frozen = false,
        _ => {}
    }
    goal
}

fn on_socket(cue: Cue, actor: ActorId, stage: &mut Stage) -> Goal {
    let action = match cue {
        Cue::HalfClose => Action::HalfClose(actor),
        Cue::Reset => Action::Reset(actor),
        _ => Action::Close(actor),
    };
    if cue != Cue::HalfClose {
        stage.player_mut(actor).life = Life::Closed;
    }
    stage.ask(action);
    Goal::Done
}
