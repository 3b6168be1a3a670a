//! The looks with which the last one is compared when something is missing.

use crate::engine::stage::Stage;
use crate::trace::survey::Survey;

/// Oldest first: the check's first look, the one that there was when the sentence in progress began, and its first.
/// Who was started since is not in the first; who was at rest until then seems idle from there on; and a sentence in
/// which nothing changes has a look at its end only.
#[derive(Default)]
pub(super) struct Past(Vec<Survey>);

impl Past {
    /// A sentence begins.
    pub(super) fn open(&mut self, stage: &Stage) {
        self.0.truncate(1);
        let newest = self.0.last().map(|survey| survey.load.at);
        let survey = stage.survey();
        let newer = survey.filter(|survey| newest.is_some_and(|newest| survey.load.at > newest));
        self.0.extend(newer.cloned());
    }

    pub(super) fn remember(&mut self, stage: &Stage) {
        let opened = stage.opened();
        let is_new = |survey: &&Survey| match self.0.last() {
            Some(newest) => newest.load.at < opened && survey.load.at >= opened,
            None => true,
        };
        let survey = stage.survey().filter(is_new).cloned();
        self.0.extend(survey);
    }

    pub(super) fn looks(&self) -> &[Survey] {
        &self.0
    }
}
