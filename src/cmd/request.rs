//! The common part of every command's request: the folder, the day, the cache, the threads.

use crate::diagnostic::Say;
use crate::error::Error;
use crate::pipeline::Request;

use super::common_args::Common;

/// The request from the flags and the environment.
pub(super) fn request(common: &Common) -> Request {
    // `run()` already validated SOURCE_DATE_EPOCH.
    let epoch = epoch().ok().flatten();
    Request {
        root: common.dir.clone(),
        today: common.today,
        epoch,
        no_cache: common.no_cache,
        cache_size: common.cache_size,
        cache: common.cache.as_ref().map(|cache| common.dir.join(cache)),
        ..Request::default()
    }
}

/// The day for reproducible builds, in seconds since 1970: `SOURCE_DATE_EPOCH`
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
///
/// # Errors
/// The variable is set but not a number: a build that ignored it would depend on the clock.
pub(super) fn epoch() -> Result<Option<i64>, Error> {
    const NAME: &str = "SOURCE_DATE_EPOCH";
    let Some(value) = std::env::var_os(NAME).filter(|value| !value.is_empty()) else { return Ok(None) };
    let value = value.to_string_lossy();
    match value.trim().parse() {
        Ok(seconds) if jiff::Timestamp::from_second(seconds).is_ok() && seconds >= 0 => Ok(Some(seconds)),
        _ => Err(Error::new(Say::new(
            format!("{NAME} 환경 변수가 시각이 아니에요: {value}"),
            format!("The environment variable {NAME} is no time: {value}"),
        ))
        .help(Say::new(
            "1970년부터 센 초를 적거나 변수를 지워 주세요: 1790000000",
            "Give the seconds since 1970, as in 1790000000, or unset it",
        ))),
    }
}
