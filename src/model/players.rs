//! Films on other sites: the player of an address, and the hosts that the site's policy has to allow for it.
//!
//! Nothing of a player is loaded before a click. Addresses are accepted as the providers write them: youtube.com and
//! youtu.be (watch, share, Shorts, live, embedded), vimeo.com (with or without a folder or an unlisted film's key).

use crate::parse::config::Provider;

/// A player for a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// Its address, for a frame.
    pub src: String,
    /// The film's page, for readers without scripts.
    pub page: String,
    /// The provider's name for readers.
    pub provider: String,
}

/// Why there is no player for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoPlayer {
    /// It is not a web address with `https://`.
    NoAddress,
    /// The configuration does not list its provider; the entry to add.
    NotNamed(String),
    /// The provider is known, but the address is not one of its films.
    NoFilm(&'static str),
}

const YOUTUBE_PLAYER: &str = "www.youtube-nocookie.com";
const VIMEO_PLAYER: &str = "player.vimeo.com";

/// The player of a film at `url`, among the configured providers.
///
/// # Errors
/// The reason why there is no player.
pub fn player(providers: &[Provider], url: &str) -> Result<Player, NoPlayer> {
    let (host, rest) = parts(url).ok_or(NoPlayer::NoAddress)?;
    if let Some(found) = known(&host, rest) {
        let (provider, film) = found;
        if !providers.contains(&provider) && !providers.contains(&Provider::Host(host.clone())) {
            return Err(NoPlayer::NotNamed(name(&provider).to_ascii_lowercase()));
        }
        if providers.contains(&provider) {
            return film.ok_or(NoPlayer::NoFilm(name(&provider)));
        }
    }
    if providers.contains(&Provider::Host(host.clone())) {
        return Ok(Player { src: url.to_owned(), page: url.to_owned(), provider: host });
    }
    Err(NoPlayer::NotNamed(format!("{{host: {host}}}")))
}

/// The frame sources that the site's policy allows.
pub fn frame_sources(providers: &[Provider]) -> Vec<String> {
    let host = |provider: &Provider| match provider {
        Provider::Youtube => YOUTUBE_PLAYER.to_owned(),
        Provider::Vimeo => VIMEO_PLAYER.to_owned(),
        Provider::Host(host) => host.clone(),
    };
    let mut sources: Vec<String> = providers.iter().map(|own| format!("https://{}", host(own))).collect();
    sources.sort();
    sources.dedup();
    sources
}

/// The address that `::video` takes for another site's frame, if the provider is known.
pub fn film_page(url: &str) -> Option<String> {
    let url = url.strip_prefix("//").map_or_else(|| url.to_owned(), |rest| format!("https://{rest}"));
    let (host, rest) = parts(&url)?;
    known(&host, rest)?.1.map(|player| player.page)
}

fn name(provider: &Provider) -> &'static str {
    match provider {
        Provider::Youtube => "YouTube",
        Provider::Vimeo => "Vimeo",
        Provider::Host(_) => "",
    }
}

/// The host in lower case, and the rest behind it.
fn parts(url: &str) -> Option<(String, &str)> {
    let scheme = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://"))?;
    let rest = &url[scheme.len()..];
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest[..end].to_ascii_lowercase();
    let plain = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | ':'));
    let safe =
        !url.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '\\'));
    (plain && safe).then_some((host, &rest[end..]))
}

/// The provider of a host, with the player if the address is a film.
fn known(host: &str, rest: &str) -> Option<(Provider, Option<Player>)> {
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    match host {
        "youtube.com" | "youtube-nocookie.com" | "music.youtube.com" => Some((Provider::Youtube, youtube(rest))),
        "youtu.be" => Some((Provider::Youtube, youtube_film(first(rest), rest))),
        "vimeo.com" => Some((Provider::Vimeo, vimeo(rest))),
        "player.vimeo.com" => Some((Provider::Vimeo, vimeo(rest.strip_prefix("/video").unwrap_or(rest)))),
        _ => None,
    }
}

fn segments(rest: &str) -> impl Iterator<Item = &str> {
    rest.split(['?', '#']).next().unwrap_or_default().split('/').filter(|part| !part.is_empty())
}

fn first(rest: &str) -> Option<&str> {
    segments(rest).next()
}

/// The value of a key in the query.
fn query<'u>(rest: &'u str, key: &str) -> Option<&'u str> {
    let query = rest.split_once('?')?.1.split('#').next()?;
    query.split('&').filter_map(|pair| pair.split_once('=')).find(|(own, _)| *own == key).map(|(_, value)| value)
}

fn youtube(rest: &str) -> Option<Player> {
    let mut parts = segments(rest);
    let film = match parts.next()? {
        "watch" => query(rest, "v"),
        "embed" | "shorts" | "live" | "v" => parts.next(),
        _ => None,
    };
    youtube_film(film, rest)
}

fn youtube_film(id: Option<&str>, rest: &str) -> Option<Player> {
    let plain = |id: &&str| id.len() == 11 && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    let id = id.filter(plain)?;
    let start = query(rest, "t").or_else(|| query(rest, "start")).and_then(seconds);
    let (from, at) = start.map_or_else(Default::default, |at| (format!("&start={at}"), format!("&t={at}s")));
    Some(Player {
        src: format!("https://{YOUTUBE_PLAYER}/embed/{id}?autoplay=1&rel=0{from}"),
        page: format!("https://www.youtube.com/watch?v={id}{at}"),
        provider: name(&Provider::Youtube).to_owned(),
    })
}

/// `90`, `90s`, `1m30s`, `1h2m3s` in seconds.
fn seconds(text: &str) -> Option<u32> {
    let (mut total, mut number) = (0_u32, String::new());
    for c in text.chars() {
        let unit = match c {
            '0'..='9' if number.len() < 6 => {
                number.push(c);
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        total = total.checked_add(std::mem::take(&mut number).parse::<u32>().ok()?.checked_mul(unit)?)?;
    }
    if number.is_empty() { Some(total) } else { total.checked_add(number.parse().ok()?) }
}

fn vimeo(rest: &str) -> Option<Player> {
    let parts: Vec<&str> = segments(rest).collect();
    let digits = |part: &&&str| part.len() >= 5 && part.bytes().all(|byte| byte.is_ascii_digit());
    let id = parts.iter().find(digits)?;
    let at = parts.iter().position(|part| part == id)?;
    // An unlisted film has a key, behind its number or in the query.
    let key = parts.get(at + 1).copied().or_else(|| query(rest, "h"));
    let key = key.filter(|key| (8..=20).contains(&key.len()) && key.chars().all(|c| c.is_ascii_alphanumeric()));
    let (query, path) = key.map_or_else(Default::default, |key| (format!("&h={key}"), format!("/{key}")));
    Some(Player {
        src: format!("https://{VIMEO_PLAYER}/video/{id}?dnt=1&autoplay=1{query}"),
        page: format!("https://vimeo.com/{id}{path}"),
        provider: name(&Provider::Vimeo).to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn src(url: &str) -> Result<String, NoPlayer> {
        player(&[Provider::Youtube, Provider::Vimeo, Provider::Host("v.example:8443".to_owned())], url)
            .map(|own| own.src)
    }

    #[test]
    fn every_way_to_write_a_film_of_a_provider_has_its_player() {
        for url in [
            "https://www.youtube.com/watch?v=a1B2_c3-D4e",
            "https://youtube.com/watch?feature=share&v=a1B2_c3-D4e",
            "https://m.youtube.com/watch?v=a1B2_c3-D4e#x",
            "https://youtu.be/a1B2_c3-D4e?si=xyz",
            "https://www.youtube.com/shorts/a1B2_c3-D4e",
            "https://www.youtube.com/live/a1B2_c3-D4e",
            "https://www.youtube-nocookie.com/embed/a1B2_c3-D4e",
            "HTTPS://WWW.YOUTUBE.COM/watch?v=a1B2_c3-D4e",
        ] {
            let player = "https://www.youtube-nocookie.com/embed/a1B2_c3-D4e?autoplay=1&rel=0";
            assert_eq!(src(url).as_deref(), Ok(player), "{url}");
        }
        assert!(src("https://youtu.be/a1B2_c3-D4e?t=1m30s").is_ok_and(|src| src.ends_with("&start=90")));
        for url in [
            "https://vimeo.com/76979871",
            "https://vimeo.com/channels/staff/76979871",
            "https://player.vimeo.com/video/76979871",
        ] {
            assert_eq!(src(url).as_deref(), Ok("https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"), "{url}");
        }
        assert!(src("https://vimeo.com/76979871/abcdef1234").is_ok_and(|src| src.ends_with("&h=abcdef1234")));
        assert_eq!(src("https://v.example:8443/p/1").as_deref(), Ok("https://v.example:8443/p/1"));
    }

    #[test]
    fn what_is_no_film_or_not_named_is_told_apart() {
        assert_eq!(src("https://www.youtube.com/@channel"), Err(NoPlayer::NoFilm("YouTube")));
        assert_eq!(src("https://www.youtube.com/watch?v=\"><script>"), Err(NoPlayer::NoAddress));
        assert_eq!(src("https://www.youtube.com/watch?v=short"), Err(NoPlayer::NoFilm("YouTube")));
        assert_eq!(src("https://vimeo.com/about"), Err(NoPlayer::NoFilm("Vimeo")));
        assert_eq!(src("http://youtu.be/a1B2_c3-D4e"), Err(NoPlayer::NoAddress));
        assert_eq!(
            src("https://youtube.com.evil.example/watch?v=a1B2_c3-D4e"),
            Err(NoPlayer::NotNamed("{host: youtube.com.evil.example}".to_owned()))
        );
        assert_eq!(player(&[], "https://youtu.be/a1B2_c3-D4e"), Err(NoPlayer::NotNamed("youtube".to_owned())));
        for text in ["", "clip.mp4", "https://", "https://user@host.example/x", "javascript:alert(1)"] {
            assert_eq!(src(text), Err(NoPlayer::NoAddress), "{text}");
        }
    }

    #[test]
    fn the_policy_names_exactly_the_players_of_those_who_are_named() {
        assert!(frame_sources(&[]).is_empty());
        let all = [Provider::Host("v.example".to_owned()), Provider::Youtube, Provider::Vimeo, Provider::Youtube];
        assert_eq!(
            frame_sources(&all),
            ["https://player.vimeo.com", "https://v.example", "https://www.youtube-nocookie.com"]
        );
    }
}
