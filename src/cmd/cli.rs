//! The command line: commands, flags and their help texts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::baseline::BaselineArguments;
use super::check::CheckArguments;
use super::common_args::{Common, Telling};
use super::fix::FixArguments;
use super::glossary::GlossaryArguments;
use super::report::ReportArguments;

/// Help centers that call things by their name.
#[derive(Debug, Parser)]
#[command(name = "helpgen", version = env!("HELPGEN_VERSION"), about, propagate_version = true, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a new help center that builds and passes its own checks
    Init(InitArguments),
    /// Check everything, then write the site
    Build(BuildArguments),
    /// Check everything, write nothing
    Check(CheckArguments),
    /// Fix what can be fixed automatically
    Fix(FixArguments),
    /// Accept today's findings: from then on only new ones count
    Baseline(BaselineArguments),
    /// Note what was decided about a finding in decisions.yml
    Decide(super::decide::DecideArguments),
    /// Write the reviewers' report alone
    Report(ReportArguments),
    /// Import or export terminology
    Glossary(GlossaryArguments),
    /// Build, show in the browser, rebuild when something changes
    Serve(ServeArguments),
    /// Search the built site from the terminal
    Search(SearchArguments),
    /// Start something new from a template
    New(NewArguments),
    /// Take over the product's translation files
    Labels(super::labels::LabelsArguments),
    /// Give a label or a term a new name, in the glossary and on every page
    Rename(super::rename::RenameArguments),
    /// Show how every feature stands: state, dates, pages, mentions, what falls due
    Features(super::features::FeaturesArguments),
    /// List the screenshots, and which of them are to be taken again
    Shots(super::shots::ShotsArguments),
    /// Show what is due: reviews, ends of exceptions and decisions, features on their way
    Todo(super::todo::TodoArguments),
    /// Say why a rule is there, with an example; without a name: list them all
    Explain(ExplainArguments),
    /// The parts of a theme: list them, show one, copy one to change it
    Theme(ThemeArguments),
    /// Print a JSON Schema for editors
    Schema(SchemaArguments),
    /// Print completions for a shell
    Completions(CompletionsArguments),
    /// Print a manual page
    Man(ManArguments),
}

/// `helpgen init`
#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Folder to make it in
    #[arg(id = "folder", value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
    /// Make settings and a draft glossary for this folder of articles; no article is changed
    #[arg(id = "articles", long = "from", value_name = "FOLDER")]
    pub(super) from: Option<PathBuf>,
    /// Add recipes for a server that builds; in a help center that is there: these alone
    #[arg(long, value_enum, value_name = "SERVER")]
    pub(super) ci: Option<Ci>,
}

/// A server that builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Ci {
    /// GitHub Actions
    Github,
    /// GitLab CI
    Gitlab,
}

/// `helpgen build`
#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub(super) telling: Telling,
    /// Folder of the site, in place of `output`
    #[arg(long, value_name = "DIR")]
    pub(super) dist: Option<PathBuf>,
    /// Address of the site, in place of `base_url`
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Build for one role: nothing of another role is in the site
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// Replace the site even if fewer than half of its pages are left
    #[arg(long)]
    pub(super) allow_shrink: bool,
    /// Replace the site's folder even if helpgen did not make it
    #[arg(long)]
    pub(super) force: bool,
    /// Say which pages were set again, and why
    #[arg(long)]
    pub(super) explain_rebuild: bool,
    /// Add this run to the report's history
    #[arg(long)]
    pub(super) record: bool,
}

/// `helpgen serve`
#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// Port to listen on; 0: any that is free
    #[arg(long, value_name = "PORT", default_value_t = 4173)]
    pub(super) port: u16,
    /// Open the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show the site for one role
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Leave drafts out, as a build does
    #[arg(long)]
    pub(super) no_drafts: bool,
}

/// `helpgen search`
#[derive(Debug, Args)]
pub(super) struct SearchArguments {
    /// What to look for
    pub(super) query: String,
    /// Only what this role sees
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Option<String>,
    /// Language of the content
    #[arg(long, value_name = "LANG")]
    pub(super) lang: Option<String>,
    /// Maximum number of results
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(super) limit: usize,
    /// How hits are printed
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "human")]
    pub(super) format: SearchFormat,
}

/// How hits are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SearchFormat {
    /// For people
    Human,
    /// For programs
    Json,
}

/// `helpgen new`
#[derive(Debug, Args)]
pub(super) struct NewArguments {
    #[command(subcommand)]
    pub(super) what: NewWhat,
}

/// What to start.
#[derive(Debug, Subcommand)]
pub(super) enum NewWhat {
    /// An article from a template
    Article(NewArticle),
}

/// `helpgen new article`
#[derive(Debug, Args)]
pub(super) struct NewArticle {
    /// Path below the content folder, such as ko/payment/refund
    pub(super) path: String,
    /// Title of the article
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// Which template
    #[arg(long, value_enum, default_value = "how-to")]
    pub(super) template: ArticleTemplate,
    /// Role that it is for; repeat for several
    #[arg(long = "role", value_name = "ROLE")]
    pub(super) roles: Vec<String>,
    /// Feature that it documents
    #[arg(long, value_name = "FEATURE")]
    pub(super) feature: Option<String>,
}

/// Templates of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ArticleTemplate {
    /// Steps to a goal
    HowTo,
    /// A symptom, its causes, what helps
    Troubleshooting,
    /// What is new, for whom, from when
    NewFeature,
    /// Rules, conditions, dates
    Policy,
}

/// `helpgen explain`
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// The rule's id, such as term/deprecated
    pub(super) rule: Option<String>,
}

/// `helpgen theme`
#[derive(Debug, Args)]
pub(super) struct ThemeArguments {
    #[command(subcommand)]
    pub(super) what: ThemeWhat,
}

/// What is wanted of a theme.
#[derive(Debug, Subcommand)]
pub(super) enum ThemeWhat {
    /// List the parts, or print one of them
    Show(ThemeShow),
    /// Write a part into the project's theme
    Copy(ThemeCopy),
}

/// `helpgen theme show`
#[derive(Debug, Args)]
pub(super) struct ThemeShow {
    /// Part, such as footer or templates/partials/footer.html; values: what templates may use
    pub(super) part: Option<String>,
}

/// `helpgen theme copy`
#[derive(Debug, Args)]
pub(super) struct ThemeCopy {
    /// Part, such as footer or templates/partials/footer.html
    pub(super) part: String,
    /// Write over a part that is already there
    #[arg(long)]
    pub(super) force: bool,
}

/// `helpgen schema`
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Which file it describes
    #[arg(value_enum)]
    pub(super) file: SchemaName,
}

/// A file with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaName {
    /// glossary.yml
    Glossary,
    /// helpgen.yml
    Config,
    /// decisions.yml
    Decisions,
    /// report/report.json
    Report,
}

/// `helpgen completions`
#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// Which shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

/// `helpgen man`
#[derive(Debug, Args)]
pub(super) struct ManArguments {
    /// Command that the page is about, such as `glossary import`; none: helpgen itself
    #[arg(id = "about_command", value_name = "COMMAND")]
    pub(super) command: Vec<String>,
    /// List the commands that have a page
    #[arg(long, conflicts_with = "about_command")]
    pub(super) list: bool,
}

#[cfg(test)]
mod tests {
    use super::super::korean::translated;
    use super::*;
    use clap::CommandFactory;

    use crate::diagnostic::UiLang;

    #[test]
    fn the_command_line_is_sound_in_both_languages() {
        Cli::command().debug_assert();
        translated(Cli::command(), UiLang::Ko).debug_assert();
    }
}
