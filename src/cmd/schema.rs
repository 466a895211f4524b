//! `helpgen schema`: JSON Schemas, so that editors complete and check the YAML files.

use crate::lint::known_rules;
use crate::parse::schema::json_schema;
use crate::pipeline::Stop;

use super::cli::SchemaArguments;
use super::say::Voice;
use super::{FINE, print};

pub(super) fn run(arguments: &SchemaArguments, voice: &Voice) -> Result<u8, Stop> {
    let schema = json_schema(arguments.file.into(), voice.lang, &known_rules());
    print(format!("{schema:#}\n").as_bytes())?;
    Ok(FINE)
}
