//! Korean as a writer of interface texts needs it: sounds, particles, tone, keyboards.
//!
//! This folder depends on nothing else and knows no pages or glossaries. It needs no dictionary: everything follows
//! from the last sound of a word and from the closed classes of the language: particles, the copula, verbal endings.
//!
//! Sources: 한글 맞춤법 and 표준어 규정 (국립국어원), the entries of particles (조사), suffixes
//! (접사) and endings (어미) in 표준국어대사전, and 외래어 표기법 for Latin words.

pub mod grammar;
pub mod jamo;
pub mod keyboard;

mod action;
mod agreement;
mod conjugation;
mod ending_sound;
mod hapsyo;
mod latin;
mod likeness;
mod misfit;
mod negation;
mod number;
mod register;
mod repair;
mod rewriting;
mod sound;

pub use action::{is_action, is_thing};
pub use agreement::{agree, agree_with, agree_with_each, both_forms_length};
pub use conjugation::is_form_of;
pub use ending_sound::Sound;
pub use grammar::{Analysis, Reading, analyse, parse_tail, stem};
pub use likeness::{Likeness, likeness};
pub use misfit::is_misfit;
pub use negation::{is_missing, is_not};
pub use register::{Register, last_word_range, register};
pub use repair::{ParticleEdit, repair, repair_replaced, wrong_particle};
pub use rewriting::{Rewriting, to_haeyo, to_hapsyo};
pub use sound::last_sound;
