//! Errands that go well, and those that do not.

use super::*;

const LONG: Duration = Duration::from_secs(60);

fn shell(script: &str, told: &str) -> Errand {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    Errand::start(command, told.as_bytes().to_vec()).expect("there is a shell")
}

fn answers(errand: &mut Errand) -> Vec<String> {
    let interrupts = Interrupts::catch().expect("signals can be caught");
    let mut answers = Vec::new();
    loop {
        match errand.next(LONG, &interrupts).expect("it can be asked") {
            Answer::Line(line) => answers.push(String::from_utf8_lossy(&line).into_owned()),
            Answer::Ended(status, said) => {
                answers.push(format!("{:?} {said}", status.code()));
                return answers;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn it_is_told_something_and_answers_in_lines() {
    let mut errand = shell(
        "read word; echo $word; printf 'a\\nb'; echo why >&2; exit 3",
        "halo\n",
    );
    assert_eq!(answers(&mut errand), ["halo", "a", "Some(3) why"]);
}

#[test]
fn much_can_be_told_and_answered() {
    let told = format!("{}\n", "x".repeat(3_000_000));
    let mut errand = shell("head -n 1", &told);
    let answers = answers(&mut errand);
    assert_eq!((answers[0].len(), answers.len()), (3_000_000, 2));
}

#[test]
fn who_says_nothing_is_silent_and_ends_when_dismissed() {
    let mut errand = shell("cat", "");
    let interrupts = Interrupts::catch().expect("signals can be caught");
    let answer = errand.next(Duration::from_millis(20), &interrupts);
    assert!(matches!(answer, Ok(Answer::Silent)), "{answer:?}");
    let clock = Clock::start();
    errand.dismiss();
    assert!(clock.now().seconds() < 4.0, "it ended by itself");
}

#[test]
fn who_leaves_children_that_hold_the_output_is_ended_with_them() {
    let mut errand = shell("sleep 1000 & echo $!; exec cat", "");
    let interrupts = Interrupts::catch().expect("signals can be caught");
    let Ok(Answer::Line(pid)) = errand.next(LONG, &interrupts) else {
        panic!("it says its child's number");
    };
    let pid: i32 = String::from_utf8_lossy(&pid)
        .parse()
        .expect("it is a number");
    let pid = Pid::from_raw(pid).expect("it is not zero");
    let end = pidfd_open(pid, PidfdFlags::empty()).expect("it runs");
    drop(errand);
    let mut set = [PollFd::new(&end, PollFlags::IN)];
    let time = Timespec::try_from(LONG).ok();
    assert_eq!(poll(&mut set, time.as_ref()), Ok(1), "it has ended");
}
