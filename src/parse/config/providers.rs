//! Whose players may stand on a page: `media: [youtube, vimeo, {host: player.example.com}]`.

use super::rules;
use super::types::Provider;
use crate::diagnostic::{Diagnostic, Say};
use crate::parse::yaml::{Node, Reader, fault, meant_or_listed};
use crate::text::closest;

/// Names that need no host.
const KNOWN: [(&str, Provider); 2] = [("youtube", Provider::Youtube), ("vimeo", Provider::Vimeo)];

/// Reads the list; what is no provider is told and left out.
pub(super) fn providers(reader: Reader<'_, '_>, node: &Node, faults: &mut Vec<Diagnostic>) -> Vec<Provider> {
    let mut found: Vec<Provider> = Vec::new();
    for item in node.one_or_many() {
        let host = item.get("host");
        let Some(text) = reader.text(host.unwrap_or(item)) else { continue };
        let read = match host {
            Some(_) => host_name(&text).map(Provider::Host),
            None => KNOWN.iter().find(|(name, _)| *name == text).map(|(_, provider)| provider.clone()),
        };
        match read {
            Some(provider) if found.contains(&provider) => {}
            Some(provider) => found.push(provider),
            None => faults.push(wrong(reader, host.unwrap_or(item), &text, host.is_some())),
        }
    }
    found
}

fn wrong(reader: Reader<'_, '_>, node: &Node, text: &str, is_host: bool) -> Diagnostic {
    let place = reader.place(node);
    if is_host {
        let say = Say::new(format!("호스트 이름이 아니에요: {text}"), format!("Not a host name: {text}"));
        let help = match after_scheme(text).and_then(host_name) {
            Some(host) => Say::new(
                format!("`https://`와 경로 없이 이름만 적어 주세요: {host}"),
                format!("Write the name alone, without `https://` and path: {host}"),
            ),
            None => Say::new(
                "영상 주소에서 `https://`와 첫 `/` 사이의 이름을 적어 주세요: player.example.com",
                "Write what stands between `https://` and the next `/` in a film's address: player.example.com",
            ),
        };
        return fault(rules::VALUE, place, say).help(help);
    }
    let say = Say::new(format!("알 수 없는 영상 서비스예요: {text}"), format!("Unknown provider of films: {text}"));
    let help = match host_name(text).or_else(|| after_scheme(text).and_then(host_name)).filter(|it| it.contains('.')) {
        Some(host) => Say::new(
            format!("호스트라면 이렇게 적어 주세요: {{host: {host}}}"),
            format!("If it is a host, write {{host: {host}}}"),
        ),
        None => {
            let names = KNOWN.map(|(name, _)| name);
            meant_or_listed(closest(text, names), &names)
        }
    };
    fault(rules::VALUE, place, say).help(help)
}

/// The text behind `https://`, up to the path.
fn after_scheme(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("://")?;
    rest.split(['/', '?', '#']).next()
}

/// A host as a policy names it: letters, digits, `-` and `.`, with its port if it has one. In small letters.
fn host_name(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let (host, port) = match text.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (text.as_str(), None),
    };
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let fits = port_fits && host.len() <= 253 && host.split('.').all(label);
    fits.then(|| text.clone())
}

#[cfg(test)]
mod tests {
    use super::host_name;

    #[test]
    fn a_host_is_a_name_without_anything_around_it() {
        for host in ["player.example.com", "localhost:8080", "a.b-c.d", "xn--o39a.example"] {
            assert_eq!(host_name(host).as_deref(), Some(host));
        }
        assert_eq!(host_name("Player.Example.com").as_deref(), Some("player.example.com"));
        let none =
            ["", "https://a.example", "a.example/", "*.example.com", "a b", "a.example;script-src", "-a.example"];
        for text in none.iter().chain(&["a..b", "a:0", "a:b", "'self'", "배움터.한국"]) {
            assert_eq!(host_name(text), None, "{text}");
        }
    }
}
