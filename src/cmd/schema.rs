//! `helpgen schema`: prints JSON Schemas, with which editors complete and check the YAML files.

use crate::lint::known_rules;
use crate::parse::schema::{SchemaFile, decisions_schema, json_schema};
use crate::pipeline::Stop;
use crate::report::report_schema;

use super::cli::{SchemaArguments, SchemaName};
use super::terminal::Voice;
use super::{FINE, print};

pub(super) fn run(arguments: &SchemaArguments, voice: &Voice) -> Result<u8, Stop> {
    let schema = match arguments.file {
        SchemaName::Glossary => json_schema(SchemaFile::Glossary, voice.lang, &known_rules()),
        SchemaName::Config => json_schema(SchemaFile::Config, voice.lang, &known_rules()),
        SchemaName::Decisions => decisions_schema(voice.lang),
        SchemaName::Report => report_schema(voice.lang),
    };
    print(format!("{schema:#}\n").as_bytes())?;
    Ok(FINE)
}
