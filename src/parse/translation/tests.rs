use std::collections::BTreeSet;

use super::*;

const WANTED: [&str; 3] = ["grades.export.button", "save", "menu|save"];

fn read(name: &str, text: &str) -> Result<Translations, Box<Diagnostic>> {
    let wanted: BTreeSet<&str> = WANTED.into_iter().collect();
    parse_translation(&SourceText::new(name, text), "ko", &wanted)
}

fn texts(name: &str, text: &str) -> Vec<(String, String)> {
    let read = read(name, text).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    assert!(read.faults.is_empty(), "{name}: {:?}", read.faults);
    read.texts.into_iter().map(|(key, own)| (key, own.text)).collect()
}

const NESTED: &str =
    r#"{ "grades": { "export": { "button": "성적 \"내려받기\"", "count": 3 } }, "save": "저장", "other": ["a"] }"#;
const FLAT: &str = "{\n\t\"grades.export.button\": \"성적 \\\"내려받기\\\"\",\n\t\"save\": \"\\uc800장\"\n}";
const YAML: &str = "ko:\n  grades:\n    export: { button: 성적 \"내려받기\" }\n  save: 저장\n";
const PO: &str = "msgid \"\"\nmsgstr \"Language: ko\\n\"\n\n#. 단추\nmsgid \"grades.export\"\n\".button\"\nmsgstr \"\"\n\"성적 \"\n\"\\\"내려받기\\\"\"\n\n\
                  msgid \"save\"\nmsgstr \"저장\"\n\n#, fuzzy\nmsgid \"menu\"\nmsgstr \"x\"\n\n#~ msgid \"save\"\n#~ msgstr \"옛 저장\"\n";
const XLIFF: &str = "<?xml version=\"1.0\"?>\n<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"><file source-language=\"en\" \
                     target-language=\"ko\"><body>\n<trans-unit id=\"1\" resname=\"grades.export.button\"><source>Export</source>\
                     <target>성적 <g id=\"1\">&quot;내려받기&quot;</g></target></trans-unit>\n<trans-unit id=\"save\"><source>Save</source>\
                     <target><![CDATA[저장]]></target></trans-unit></body></file></xliff>";
const XLIFF_2: &str = "<xliff version=\"2.0\" srcLang=\"ko\"><file id=\"f\"><unit id=\"1\" name=\"grades.export.button\"><segment>\
                       <source>성적 \"내려받기\"</source></segment></unit><unit id=\"save\"><segment><source>x</source>\
                       <target>&#xC800;장</target></segment></unit></file></xliff>";

#[test]
fn every_format_says_the_same() {
    let expected =
        [("grades.export.button".to_owned(), "성적 \"내려받기\"".to_owned()), ("save".to_owned(), "저장".to_owned())];
    for (name, text) in [
        ("a.json", NESTED),
        ("flat.json", FLAT),
        ("a.yml", YAML),
        ("a.po", PO),
        ("a.xlf", XLIFF),
        ("two.xliff", XLIFF_2),
    ] {
        assert_eq!(texts(name, text), expected, "{name}");
    }
}

#[test]
fn a_context_is_part_of_the_key() {
    assert_eq!(
        texts("a.po", "msgctxt \"menu\"\nmsgid \"save\"\nmsgstr \"저장하기\"\n\nmsgid \"save\"\nmsgstr \"저장\"\n"),
        [("menu|save".to_owned(), "저장하기".to_owned()), ("save".to_owned(), "저장".to_owned())]
    );
}

#[test]
fn what_is_not_translated_is_not_there() {
    assert_eq!(texts("a.po", "#, fuzzy\nmsgid \"save\"\nmsgstr \"저장\"\n"), []);
    assert_eq!(texts("a.po", "msgid \"save\"\nmsgstr \"\"\n"), []);
    assert_eq!(texts("a.json", "{\"save\": \"\", \"grades\": null}"), []);
    assert_eq!(texts("a.xlf", "<xliff srcLang=\"en\"><unit id=\"save\"><source>Save</source></unit></xliff>"), []);
}

#[test]
fn a_key_that_stands_twice_is_told_at_the_second() {
    for (name, text, line) in [
        ("a.json", "{\n\"save\": \"저장\",\n\"save\": \"저장하기\"\n}", 3),
        ("a.yml", "save: 저장\nsave: 저장하기\n", 2),
        ("a.po", "msgid \"save\"\nmsgstr \"저장\"\n\nmsgid \"save\"\nmsgstr \"저장하기\"\n", 5),
        (
            "a.xlf",
            "<xliff>\n<unit id=\"save\"><target>저장</target></unit>\n<unit id=\"save\"><target>x</target></unit></xliff>",
            3,
        ),
    ] {
        let faults = read(name, text).expect("it can be read").faults;
        let lines: Vec<u32> = faults.iter().filter_map(|fault| Some(fault.place.as_ref()?.start.line)).collect();
        assert_eq!(lines, [line], "{name}");
    }
}

#[test]
fn keys_that_no_label_names_may_stand_twice() {
    assert!(read("a.json", r#"{"x": "1", "x": "2"}"#).expect("JSON").faults.is_empty());
    assert!(read("a.yml", "x: 1\nx: 2\n").expect("YAML").faults.is_empty());
}

#[test]
fn what_is_malformed_is_told_at_its_place() {
    for (name, text, line) in [
        ("a.json", "{\n  \"save\": \"저장\",\n}", 2),
        ("a.json", "{\n  \"save\": 저장\n}", 2),
        ("a.yml", "save: [저장\n", 1),
        ("a.po", "msgid \"save\"\nmsgstr \"저장\n", 2),
        ("a.po", "msgid \"save\"\nmsgfoo \"저장\"\n", 2),
        ("a.po", "\"저장\"\n", 1),
        ("a.xlf", "<xliff>\n<unit id=\"save\"><target>저장</unit></xliff>", 2),
        ("a.xlf", "<xliff><unit id=\"save\"><target>&bomb;</target></unit></xliff>", 1),
        ("a.xlf", "<xliff>\n", 2),
        ("a.properties", "save=저장\n", 1),
    ] {
        let fault = read(name, text).expect_err(name);
        let place = fault.place.as_ref().expect("a place");
        assert_eq!((place.start.line, &*fault.rule), (line, RULE), "{name}: {text}");
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = "{\"a\":".repeat(100_000);
    assert!(read("a.json", &deep).is_err());
    assert!(read("a.yml", &deep).is_err());
}

#[test]
fn a_file_without_any_text_is_refused() {
    let emptied = [
        ("a.json", ""),
        ("a.json", "null"),
        ("a.json", "[1,2]"),
        ("a.json", "[\"저장\"]"),
        ("a.json", "\"저장\""),
        ("a.json", "7"),
        ("a.json", "{}"),
        ("a.yml", ""),
        ("a.yml", "ko:\n"),
        ("a.po", ""),
        ("a.xlf", "<xliff version=\"1.2\"><file><body></body></file></xliff>"),
    ];
    for (name, text) in emptied {
        let fault = read(name, text).expect_err(text);
        assert_eq!((&*fault.rule, &*fault.message.en), (RULE, "The translation file holds no text at all"), "{text}");
    }
    // Texts that no label names are texts too.
    assert_eq!(read("a.json", "{ \"other\": \"글\" }"), Ok(Translations::default()));
}
