//! A teaching-lab harness for network programming: scenarios are played on programs, and what was seen becomes verdicts and reports.

pub mod analysis;
pub mod audit;
pub mod class;
pub mod cli;
pub mod engine;
pub mod figure;
pub mod grade;
pub mod press;
pub mod record;
pub mod report;
pub mod run;
pub mod scenario;
pub mod submission;
pub mod trace;
pub mod verdict;
pub mod world;
