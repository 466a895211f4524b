//! What a review says: plain values, in one language of the messages. Field names are those of `report.json`.

use serde::Serialize;

use crate::diagnostic::Severity;
pub use crate::history::{RecordedRun, Since};

use super::actions::Action;
use super::features::FeatureRow;
use super::product::{DecisionShown, ProductRow};
use super::questions::Question;
use super::score::Score;
use super::upkeep::UpkeepRow;
use super::verdict::{Target, Verdict};

/// The whole of it.
#[derive(Clone, Debug, Serialize)]
pub struct Review {
    /// Rises when a field goes or changes its meaning.
    pub version: u32,
    /// Language of the words in it.
    pub lang: &'static str,
    /// The site's title.
    pub title: String,
    /// The day for which it holds.
    pub day: String,
    /// What made it.
    pub program: &'static str,
    /// Pattern of the link to a source line; empty: none is set.
    #[serde(skip)]
    pub edit_url: String,
    /// Whether the site may be published.
    pub verdict: Verdict,
    /// The targets that are set.
    pub targets: Vec<Target>,
    /// What was looked at.
    pub scope: Scope,
    /// The consistency score; none: nothing of the glossary is named anywhere.
    pub score: Option<Score>,
    /// How many findings there are.
    pub counts: Counts,
    /// What changed since the baseline; none: there is none.
    pub change: Option<Change>,
    /// What to do, by effect.
    pub actions: Vec<Action>,
    /// Questions that people have to decide.
    pub questions: Vec<Question>,
    /// Every finding: new ones, those of the baseline, those that exceptions let pass.
    pub findings: Vec<Finding>,
    /// Concepts with the forms that pages use; the worst first.
    pub terms: Vec<TermRow>,
    /// Pages; the worst first.
    pub pages: Vec<PageRow>,
    /// Rules; those that found most first.
    pub rules: Vec<RuleRow>,
    /// Who has what to mend.
    pub owners: Vec<GroupRow>,
    /// Whose pages they stand on.
    pub roles: Vec<GroupRow>,
    /// In which sections they stand.
    pub sections: Vec<GroupRow>,
    /// In which languages.
    pub languages: Vec<GroupRow>,
    /// UI labels by role and language.
    pub labels: LabelMatrix,
    /// Features with their lives.
    pub features: Vec<FeatureRow>,
    /// Pictures with their age, the oldest first.
    pub pictures: Vec<PictureRow>,
    /// What falls due.
    pub upkeep: Vec<UpkeepRow>,
    /// What the product's teams have to mend.
    pub product: Vec<ProductRow>,
    /// What the glossary itself is short of.
    pub health: Vec<HealthRow>,
    /// For writers: what to write, in short.
    pub guide: Guide,
    /// Runs up to this one, the oldest first.
    pub history: Vec<RecordedRun>,
    /// What changed since an earlier commit, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
}

/// What was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Scope {
    /// Pages.
    pub pages: usize,
    /// Words of prose.
    pub words: usize,
    /// Languages.
    pub languages: Vec<String>,
    /// Rules in force.
    pub rules: usize,
    /// Those among them that found nothing.
    pub silent_rules: usize,
    /// Rules that are switched off.
    pub rules_off: usize,
    /// Concepts.
    pub concepts: usize,
    /// Terms that are looked for.
    pub terms: usize,
    /// Concepts that no page names.
    pub silent_concepts: usize,
    /// UI labels.
    pub labels: usize,
    /// Features.
    pub features: usize,
}

/// How many findings there are.
#[derive(Clone, Debug, Serialize)]
pub struct Counts {
    /// New errors.
    pub error: usize,
    /// New warnings.
    pub warning: usize,
    /// New infos.
    pub info: usize,
    /// New ones.
    pub new: usize,
    /// Those of the baseline.
    pub baselined: usize,
    /// Those that exceptions let pass.
    pub waived: usize,
    /// New ones and those of the baseline.
    pub open: usize,
    /// Open ones that can be fixed automatically.
    pub fixable: usize,
    /// Open ones that can be fixed after a look.
    pub after_look: usize,
}

/// What changed since the baseline.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// Came.
    pub new: usize,
    /// Stayed.
    pub left: usize,
    /// Went.
    pub fixed: usize,
}

/// Whether a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingState {
    /// It does.
    New,
    /// The baseline lists it.
    Baselined,
    /// An exception lets it pass.
    Waived,
}

/// A finding with everything that a reader of the report asks of it.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// Its fingerprint, which stays the same between runs.
    pub fingerprint: String,
    /// Whether it counts.
    pub state: FindingState,
    /// How bad it is.
    pub severity: Severity,
    /// The rule's id.
    pub rule: String,
    /// Its file; empty: it has none.
    pub path: String,
    /// Line, from 1; 0: the whole file.
    pub line: u32,
    /// Column, from 1; 0: the whole file.
    pub column: u32,
    /// The page's language and id; empty: no page.
    pub page: String,
    /// The page's title.
    pub page_title: String,
    /// The folder of its page's section; empty: no page.
    pub section: String,
    /// What settles it: kind and id of an action.
    pub action: String,
    /// Who is responsible: for the page, else for what it is about.
    pub owner: String,
    /// Ids of the roles for whom its page is; empty: everyone.
    pub roles: Vec<String>,
    /// What it is about: `concept`, `label`, `feature`, or nothing.
    pub subject_kind: &'static str,
    /// The id of that.
    pub subject: String,
    /// Who is responsible for that; empty: nobody.
    pub subject_owner: String,
    /// The fact.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The words that it marks.
    pub found: String,
    /// The sentence before the marked words.
    pub before: String,
    /// The marked words as they are read.
    pub marked: String,
    /// The sentence behind them.
    pub after: String,
    /// How it is mended.
    pub fix: Option<FixShown>,
    /// Where its line can be edited; empty: unknown.
    pub url: String,
    /// The exception's reason.
    pub reason: String,
    /// The exception's last day.
    pub until: String,
    /// That day has passed.
    pub expired: bool,
    /// The decision that lets it pass; none: it counts, or a comment of the page lets it pass.
    pub decision: Option<DecisionShown>,
    /// Only the calendar caused it.
    pub by_date: bool,
    /// The place on a screenshot of which it speaks: the picture's path, and pixels from the left and the top, width and height.
    #[serde(skip)]
    pub on_picture: Option<(String, [u32; 4])>,
    /// That place cut out, as a `data:` address; empty: there is none.
    #[serde(skip)]
    pub cut: String,
}

impl Finding {
    /// It is still to be mended.
    pub fn is_open(&self) -> bool {
        self.state != FindingState::Waived
    }
}

/// A fix, for display.
#[derive(Clone, Debug, Serialize)]
pub struct FixShown {
    /// The current text; empty: it is longer than a line.
    pub before: String,
    /// The new text.
    pub after: String,
    /// Applied without being asked.
    pub safe: bool,
}

/// How many open findings there are of each severity, and how many exceptions.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Tally {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Infos.
    pub info: usize,
    /// All of them.
    pub all: usize,
    /// Those among them that are new.
    pub new: usize,
    /// Let pass by exceptions, not counted before.
    pub waived: usize,
}

/// A concept as the pages speak of it.
#[derive(Clone, Debug, Serialize)]
pub struct TermRow {
    /// Its id.
    pub id: String,
    /// Its preferred terms: language and term.
    pub preferred: Vec<(String, String)>,
    /// Who is responsible.
    pub owner: String,
    /// Uses of all forms.
    pub uses: usize,
    /// Uses as agreed.
    pub right: usize,
    /// Other uses that are still to be mended: open findings of `term/…`.
    pub wrong: usize,
    /// Other uses that an exception lets pass.
    pub let_pass: usize,
    /// Other uses where no rule looks.
    pub unseen: usize,
    /// Pages that name it.
    pub pages: usize,
    /// Every form that pages use, the most frequent first.
    pub forms: Vec<FormRow>,
    /// Its findings.
    #[serde(flatten)]
    pub tally: Tally,
}

/// A form of a term.
#[derive(Clone, Debug, Serialize)]
pub struct FormRow {
    /// As pages write it.
    pub text: String,
    /// The language of the pages.
    pub lang: String,
    /// `preferred`, `admitted`, `deprecated`, `superseded`, `variant`, or `chosen`: the writer's own words by directive.
    pub status: &'static str,
    /// How often.
    pub count: usize,
    /// On how many pages.
    pub pages: usize,
}

/// A page.
#[derive(Clone, Debug, Serialize)]
pub struct PageRow {
    /// Its language and id.
    pub page: String,
    /// Its file.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its language.
    pub lang: String,
    /// The folder of its section.
    pub section: String,
    /// Who is responsible.
    pub owner: String,
    /// Words of prose.
    pub words: usize,
    /// Ids of the features that it documents.
    pub features: Vec<String>,
    /// Ids of the roles that it is for; empty: everyone.
    pub roles: Vec<String>,
    /// Last change; empty: unknown.
    pub updated: String,
    /// Last review; empty: never.
    pub reviewed: String,
    /// `published`, `draft`, `scheduled` or `expired`.
    pub publication: &'static str,
    /// Its findings.
    #[serde(flatten)]
    pub tally: Tally,
}

/// A rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleRow {
    /// Its id.
    pub id: String,
    /// What it finds.
    pub summary: String,
    /// Its level for the whole site: a severity, or `off`.
    pub level: String,
    /// Pages and files on which it found something.
    pub files: usize,
    /// Its findings.
    #[serde(flatten)]
    pub tally: Tally,
}

/// An owner, a role, a section or a language.
#[derive(Clone, Debug, Serialize)]
pub struct GroupRow {
    /// Its id; empty: nobody, or everyone.
    pub id: String,
    /// What readers call it.
    pub name: String,
    /// Its pages.
    pub pages: usize,
    /// The consistency score of its pages; none: nothing of the glossary is named there.
    pub score: Option<f64>,
    /// Findings there.
    #[serde(flatten)]
    pub tally: Tally,
}

/// UI labels by role and language.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LabelMatrix {
    /// A heading for each cell of a row: the role's name, and the language where there are several.
    pub columns: Vec<String>,
    /// The labels.
    pub rows: Vec<LabelRow>,
}

/// A UI label.
#[derive(Clone, Debug, Serialize)]
pub struct LabelRow {
    /// Its id.
    pub id: String,
    /// What it is on the screen.
    pub kind: &'static str,
    /// Its text in each column; empty where `states` says so.
    pub texts: Vec<String>,
    /// Of each column: `shown`; `missing`, which has to be set; `absent`: it is not on that role's screen.
    pub states: Vec<&'static str>,
    /// Not every role sees the same.
    pub differs: bool,
    /// What it was called before.
    pub former: Vec<String>,
    /// Places that still say so.
    pub former_uses: usize,
    /// How often pages show it.
    pub uses: usize,
    /// Files of the pages that show it.
    pub pages: Vec<String>,
}

/// A picture on a page.
#[derive(Clone, Debug, Serialize)]
pub struct PictureRow {
    /// Its file.
    pub file: String,
    /// The page that shows it.
    pub path: String,
    /// On which line.
    pub line: u32,
    /// The day on which it was taken; empty: unknown.
    pub taken: String,
    /// How many days ago.
    pub age: Option<i64>,
    /// Whose screen it is; empty: not said.
    pub role: String,
    /// Its screen has changed since.
    pub stale: bool,
    /// Rules that find it at fault.
    pub faults: Vec<String>,
    /// The picture, small, as a data address; empty: it is not shown.
    #[serde(skip)]
    pub thumbnail: String,
}

/// Something that the glossary is short of.
#[derive(Clone, Debug, Serialize)]
pub struct HealthRow {
    /// What: `definition`, `owner`, `unused`, `fault`.
    pub kind: &'static str,
    /// Where: names of concepts, or messages.
    pub items: Vec<String>,
    /// Where each of them can be edited; empty: unknown.
    pub links: Vec<String>,
}

/// For writers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Guide {
    /// Tone by language: `haeyo`, `hapsyo`.
    pub tone: Vec<(String, &'static str)>,
    /// Words by language: the one to write, those not to write with the reason.
    pub words: Vec<GuideWord>,
    /// How labels are written.
    pub label_style: &'static str,
    /// Wrong sentences with the right ones.
    pub sentences: Vec<GuideSentence>,
}

/// An example sentence, wrong and right.
#[derive(Clone, Debug, Serialize)]
pub struct GuideSentence {
    /// What it is an example of: a rule.
    pub rule: String,
    /// Not so.
    pub wrong: String,
    /// But so.
    pub right: String,
}

/// A word to write.
#[derive(Clone, Debug, Serialize)]
pub struct GuideWord {
    /// Its language.
    pub lang: String,
    /// Write this.
    pub write: String,
    /// Or this.
    pub or: Vec<String>,
    /// Not these.
    pub not: Vec<String>,
    /// What it means.
    pub definition: String,
}
