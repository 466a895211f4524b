//! How readers reach a person: channels, when somebody answers, the banner, and what is asked under an article.

use jiff::civil::Date;

use super::contact_shape::{CONTACT_KINDS, SEVERITIES};
use super::decode::Decode;
use super::rules;
use super::types::*;
use crate::diagnostic::Say;
use crate::parse::yaml::{Node, is_id};

/// The days of a week as they are written, Monday first.
const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// Minutes of a day.
const DAY: u16 = 24 * 60;

impl Decode<'_, '_> {
    pub(super) fn contacts(&mut self) -> Vec<Contact> {
        let nodes = self.at(&["contact"]).map(Node::one_or_many).unwrap_or_default();
        nodes.iter().filter_map(|node| self.contact(node)).collect()
    }

    fn contact(&mut self, node: &Node) -> Option<Contact> {
        let reader = self.reader;
        let named = node.get("kind")?;
        let kind = reader.choice(named, CONTACT_KINDS)?;
        let value = node.get("value").map(|node| reader.localized(node)).filter(|value| !value.is_empty());
        let url = node.get("url").and_then(|node| self.target_of(node));
        let (needed, ko, en) = match kind {
            ContactKind::Mail | ContactKind::Phone => ("value", "메일 주소나 전화번호", "the address or number"),
            ContactKind::Chat | ContactKind::Form => ("url", "여는 주소", "where it leads"),
        };
        if node.get(needed).is_none() {
            let say = Say::new(format!("‘{needed}’ 항목이 빠졌어요"), format!("“{needed}” is missing"));
            let help = Say::new(format!("{needed}에 적어 주세요: {ko}"), format!("Write {en} under “{needed}”"));
            self.tell(rules::MISSING_KEY, named, say, help);
            return None;
        }
        let fits = |text: &String| match kind {
            ContactKind::Mail => text.split_once('@').is_some_and(|(name, host)| {
                !name.is_empty() && host.contains('.') && !text.contains(char::is_whitespace)
            }),
            ContactKind::Phone => text.contains(|c: char| c.is_ascii_digit()),
            ContactKind::Chat | ContactKind::Form => true,
        };
        if let (Some(wrong), Some(at)) =
            (value.iter().flat_map(|value| value.by_lang.values()).find(|text| !fits(text)), node.get("value"))
        {
            let say = match kind {
                ContactKind::Mail => {
                    Say::new(format!("메일 주소가 아니에요: {wrong}"), format!("Not a mail address: {wrong}"))
                }
                _ => Say::new(format!("전화번호에 숫자가 없어요: {wrong}"), format!("Not a telephone number: {wrong}")),
            };
            let help = Say::new("주소나 번호를 확인해 주세요", "Check the address or number");
            self.tell(rules::VALUE, at, say, help);
        }
        let hours = node.get("hours").map(|node| reader.localized(node));
        let open = node.get("open").map(|node| self.week(node)).unwrap_or_default();
        Some(Contact { kind, value, url, hours, open })
    }

    pub(super) fn banner(&mut self) -> Option<Banner> {
        let node = self.at(&["banner"])?;
        let text = self.reader.localized(node.get("text")?);
        let url = node.get("url").and_then(|node| self.target_of(node));
        let day = |key: &str| node.get(key).and_then(|node| self.reader.date(node));
        let (from, until) = (day("from"), day("until"));
        if let (Some(first), Some(last), Some(at)) = (from, until, node.get("until"))
            && last < first
        {
            let say = Say::new(
                format!("until 날짜({last})가 from 날짜({first})보다 빨라요"),
                format!("“until” ({last}) is before “from” ({first})"),
            );
            let help = Say::new("두 날짜의 순서를 확인해 주세요", "Check the order of the two dates");
            self.tell(rules::DATES, at, say, help);
        }
        let severity = node.get("severity").and_then(|node| self.reader.choice(node, SEVERITIES));
        let closable = node.get("closable").and_then(|node| self.reader.boolean(node)).unwrap_or(true);
        Some(Banner { text, url, from, until, severity: severity.unwrap_or(BannerSeverity::Notice), closable })
    }

    /// When somebody answers: `{ mon-fri: "10:00-12:30, 13:30-18:00" }`.
    fn week(&mut self, node: &Node) -> Week {
        let mut week = Week::default();
        for (key, value) in node.entries() {
            let days: Vec<usize> = match key.text.split_once('-') {
                Some((first, last)) => match (day_of(first), day_of(last)) {
                    (Some(first), Some(last)) if first <= last => (first..=last).collect(),
                    _ => Vec::new(),
                },
                None => day_of(&key.text).into_iter().collect(),
            };
            if days.is_empty() {
                let say = Say::new(
                    format!("알 수 없는 요일이에요: {}", key.text),
                    format!("Not a day of the week: {}", key.text),
                );
                let help = Say::new(
                    "mon, tue, wed, thu, fri, sat, sun이나 mon-fri처럼 적어 주세요",
                    "Write mon, tue, wed, thu, fri, sat or sun, or several as mon-fri",
                );
                self.tell(rules::VALUE, value, say, help);
                continue;
            }
            for item in value.one_or_many() {
                for written in self.reader.text(item).unwrap_or_default().split(',') {
                    let Some(range) = hours_of(written.trim()) else {
                        let say = Say::new(
                            format!("시간으로 읽을 수 없어요: {}", written.trim()),
                            format!("Cannot be read as hours: {}", written.trim()),
                        );
                        let help = Say::new(
                            "10:00-18:00처럼 적고, 자정을 넘기면 두 날로 나눠 주세요: 22:00-24:00과 00:00-02:00",
                            "Write 10:00-18:00, and cut at midnight: 22:00-24:00 and, on the next day, 00:00-02:00",
                        );
                        self.tell(rules::VALUE, item, say, help);
                        continue;
                    };
                    for &day in &days {
                        week.days[day].push(range);
                    }
                }
            }
        }
        for day in &mut week.days {
            day.sort_unstable();
        }
        week
    }

    /// Days on which nobody answers.
    pub(super) fn holidays(&self) -> Vec<Date> {
        let nodes = self.at(&["holidays"]).map(Node::one_or_many).unwrap_or_default();
        let mut days: Vec<Date> = nodes.iter().filter_map(|node| self.reader.date(node)).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    /// What is asked under an article.
    pub(super) fn feedback(&mut self) -> Feedback {
        let nodes = self.at(&["feedback", "reasons"]).map(Node::one_or_many).unwrap_or_default();
        let reader = self.reader;
        let reason = |node: &Node| {
            let id = reader.text(node.get("id")?).filter(|id| is_id(id))?;
            Some(Reason { id, text: reader.localized(node.get("text")?) })
        };
        let reasons = nodes.iter().filter_map(reason).collect();
        Feedback { endpoint: self.target(&["feedback", "endpoint"]), reasons }
    }

    /// Which sections belong together on the home page.
    pub(super) fn groups(&self) -> Vec<SectionGroup> {
        let nodes = self.at(&["pages", "groups"]).map(Node::one_or_many).unwrap_or_default();
        let named = |node: &Node| -> Vec<(String, crate::diagnostic::Place)> {
            let items = node.one_or_many().iter();
            items.filter_map(|item| Some((self.reader.text(item)?, self.reader.place(item)))).collect()
        };
        let group = |node: &Node| {
            Some(SectionGroup {
                title: self.reader.localized(node.get("title")?),
                sections: node.get("sections").map(named).unwrap_or_default(),
                first_for: node.get("first_for").map(named).unwrap_or_default(),
            })
        };
        nodes.iter().filter_map(group).collect()
    }
}

/// The day of the week that a word means, from Monday.
fn day_of(word: &str) -> Option<usize> {
    DAYS.iter().position(|day| *day == word.trim())
}

/// `10:00-18:00` as minutes of the day.
fn hours_of(text: &str) -> Option<(u16, u16)> {
    let (from, to) = text.split_once(['-', '–', '~'])?;
    let (from, to) = (minute_of(from)?, minute_of(to)?);
    (from < to).then_some((from, to))
}

fn minute_of(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || minute.len() != 2 || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let at = hour * 60 + minute;
    (minute < 60 && at <= DAY).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_minutes_of_the_day() {
        assert_eq!(hours_of("10:00-18:30"), Some((600, 1110)));
        assert_eq!(hours_of("9:00 – 24:00"), Some((540, 1440)));
        for wrong in
            ["", "10-18", "18:00-10:00", "10:00-10:00", "10:60-11:00", "24:01-25:00", "1000:00-1:00", "a:bc-d:ef"]
        {
            assert_eq!(hours_of(wrong), None, "{wrong}");
        }
    }
}
