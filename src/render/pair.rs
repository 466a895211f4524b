//! Colours that are written on each other, as `theme.yml` lists them.

use serde::Deserialize;

/// Something written on something.
#[derive(Clone, Debug, Deserialize)]
pub struct Pair {
    /// The colour of the letters.
    pub text: String,
    /// The colours behind them.
    pub on: Vec<String>,
    /// The least contrast.
    pub least: f64,
}
