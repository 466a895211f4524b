//! Exact places, plain words, and nothing that panics.

use super::*;
use crate::text::SourceText;

const RULES: FaultRules = FaultRules::one("test/fault");

#[test]
fn probe() {
    for text in [
        "a: 1\n\tb: 2\n",
        "a:\n\t- x\n",
        "a: 'x\nb: 1\n",
        "a: \"x\nb: 1\n",
        "a: [1, 2\nb: 3\n",
        "a: {x: 1\nb: 3\n",
        "a: [1 2}\n",
        "a: [1, 2}\n",
        "a: ]\n",
        "a: b: c\n",
        "a: x\n  b: y\n",
        "a: 1\nb\nc: 2\n",
        "- a\nb: 1\n",
        "a: 1\n b: 2\n",
        "a: @x\n",
        "a: `x`\n",
        "a: %x\n",
        "a: *x\n",
        "a: * x\n",
        "a: **굵게** 글\n",
        "a: \"x\" y\n",
        "a: 'it's'\n",
        "a: \"\\d\"\n",
        "a: |x\n  y\n",
        "---\na: 1\n---\nb: 2\n",
        "a: !foo x\n",
        "[a]: 1\n",
        ": x\n",
        "a: - b\n",
        "key: &a [*a]\n",
        "a: 1\n...\nb: 2\n",
        "제목: 가: 나\n",
        "a:\n  - b\n - c\n",
        "a:b\nc: d\n",
        "a: [가, 나\n",
        "a: \"b\"\n  c: d\n",
        "%YAML 1.2\na: 1\n",
        "a: x#y\nb: ''#z\n",
        "a: {b: 1,, c: 2}\n",
        "a: {b 1, c: 2}",
        "가나\n다라: 마\n바: 사\n",
        "\0",
        "a: \u{7}b\n",
        "a: ,b\n",
        "a: 1\n\u{feff}b: 2\n",
        "text",
        "a: >x\n",
        "a: [\n\t1,\n\t2\n]\n",
    ] {
        let source = SourceText::new("x.yml", text);
        let places = Places::new(&source);
        match parse(&places, 0, text, &RULES) {
            Ok(tree) => println!("{text:?}\n   OK {:?} {:?}", tree.root, tree.faults.len()),
            Err(d) => {
                let p = d.place.unwrap();
                println!(
                    "{text:?}\n   {}:{} {:?} | {} · {} | {}",
                    p.start.line,
                    p.start.column,
                    p.found,
                    d.message.ko,
                    d.help.unwrap().ko,
                    d.message.en
                )
            }
        }
    }
}
