//! The class as one JSON document for other programs.

use crate::grade::{Attempt, Book, CheckGrade, ModuleGrade, Standing, Student};
use crate::scenario::name::Name;
use crate::scenario::quantity::Points;
use serde_json::{Value, json};

/// The version of the document's form.
const VERSION: u32 = 1;

pub(in crate::cli) fn of(book: &Book, modules: &[Name], folder: &str) -> Value {
    let students = book.students.iter();
    let students: Vec<Value> = students.map(|one| student(one, modules)).collect();
    json!({
        "version": VERSION,
        "course": book.plan.title,
        "maximum": points(book.plan.grading.maximum),
        "folder": folder,
        "students": students,
        "alarms": book.alarms,
        "failures": book.tally().failures,
    })
}

pub(in crate::cli) fn student(student: &Student, modules: &[Name]) -> Value {
    let person = &student.person;
    let grades = student.modules.iter();
    let grades = grades.filter(|grade| modules.contains(&grade.slug));
    json!({
        "number": person.number,
        "name": person.name,
        "class": person.class,
        "email": person.email,
        "on_roster": person.is_on_roster,
        "grade": student.grade.grade,
        "complete": student.grade.is_complete,
        "modules": grades.map(module).collect::<Vec<Value>>(),
        "troubles": student.troubles,
    })
}

fn module(grade: &ModuleGrade) -> Value {
    let standing = match &grade.standing {
        Standing::Graded => "graded",
        Standing::Pending(_) => "pending",
        Standing::Missing => "missing",
        Standing::Open => "open",
        Standing::LeftOut => "left_out",
    };
    let reasons = grade.reasons().iter().map(crate::grade::Reason::text);
    let answers = grade.answers.iter().map(|answer| {
        let mark = answer.mark.as_ref();
        json!({
            "question": answer.question,
            "points": answer.got.map(points),
            "possible": points(answer.possible),
            "comment": mark.map(|mark| &mark.comment),
        })
    });
    json!({
        "module": grade.slug,
        "standing": standing,
        "points": grade.points,
        "grade": grade.grade,
        "so_far": grade.so_far,
        "reasons": reasons.collect::<Vec<_>>(),
        "answers": answers.collect::<Vec<_>>(),
        "counted": grade.counted,
        "attempts": grade.attempts.iter().map(attempt).collect::<Vec<_>>(),
    })
}

fn attempt(attempt: &Attempt) -> Value {
    json!({
        "content": attempt.content,
        "name": attempt.name,
        "members": attempt.members,
        "current": attempt.is_current,
        "handed_in": attempt.handed_in.as_ref().map(|it| it.seconds),
        "late_days": attempt.late.as_ref().map(|late| late.days),
        "began": attempt.began,
        "scenarios": attempt.scenarios,
        "interpreters": attempt.interpreters,
        "notes": attempt.notes,
        "alike": attempt.alike,
        "earned": attempt.earned,
        "points": attempt.points,
        "gradings": attempt.history.len(),
        "checks": attempt.checks.iter().map(check).collect::<Vec<_>>(),
    })
}

fn check(check: &CheckGrade) -> Value {
    json!({
        "scenario": check.scenario,
        "id": check.id,
        "verdict": check.kind,
        "diagnosis": check.diagnosis,
        "earned": points(check.earned),
        "possible": points(check.possible),
        "why": check.why,
        "decided": check.decided.as_ref().map(|decided| &decided.because),
        "record": check.record,
        "seconds": check.took.map(|took| took.as_secs_f64()),
    })
}

fn points(points: Points) -> f64 {
    points.to_string().parse().unwrap_or_default()
}
