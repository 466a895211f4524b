//! More ways to say that a label is not there, and what only looks like them.

use super::{BOTH, hold};

#[test]
fn an_adjective_that_says_nothing_of_seeing_or_using_denies_no_label() {
    hold(&[
        ("en", BOTH, "For instructors **Pay** is not optional.", &["Pay"]),
        ("en", BOTH, "For instructors, **Pay** isn’t hard to use.", &["Pay"]),
        ("en", BOTH, "On the instructor’s screen **My room** is never slow.", &["My room"]),
        ("en", BOTH, "Instructors know that **My room** is no longer slow.", &["My room"]),
        ("en", BOTH, "For instructors **Pay** has no limit.", &["Pay"]),
        ("en", BOTH, "For instructors **Pay** is not hidden.", &["Pay"]),
        ("en", BOTH, "For instructors **Pay** isn’t missing.", &["Pay"]),
        ("en", BOTH, "For instructors **Pay** does not cost anything.", &["Pay"]),
    ]);
}

#[test]
fn a_predicate_about_seeing_or_using_denies_a_label() {
    hold(&[
        ("en", BOTH, "For instructors **Pay** is not available.", &[]),
        ("en", BOTH, "**Pay** is never visible to instructors.", &[]),
        ("en", BOTH, "**Pay** is no longer shown to instructors.", &[]),
        ("en", BOTH, "**Pay** is currently not accessible to instructors.", &[]),
        ("en", BOTH, "**Pay** is inaccessible to instructors.", &[]),
        ("en", BOTH, "**Pay** is not there for instructors.", &[]),
        ("en", BOTH, "**Pay** is not in the instructor’s menu.", &[]),
        ("en", BOTH, "**Pay** isn’t for instructors.", &[]),
        ("en", BOTH, "**Pay** cannot be used by instructors.", &[]),
        ("en", BOTH, "**Pay** never appears for instructors.", &[]),
        ("en", BOTH, "**Pay** has been removed from the instructor’s menu.", &[]),
        ("en", BOTH, "**Pay** is nowhere on the instructor’s screen.", &[]),
    ]);
}

#[test]
fn english_denies_by_its_subject_and_by_what_is_lacking() {
    hold(&[
        ("en", BOTH, "No instructor sees **Pay**.", &[]),
        ("en", BOTH, "No instructors have the **Pay** button.", &[]),
        ("en", BOTH, "None of the instructors can open **Pay**.", &[]),
        ("en", BOTH, "Neither instructors nor teachers see **Pay**.", &[]),
        ("en", BOTH, "Instructors see neither **Pay** nor **My room**.", &[]),
        ("en", BOTH, "Neither **Pay** nor **My room** is shown to instructors.", &[]),
        ("en", BOTH, "Instructors lack **Pay**.", &[]),
        ("en", BOTH, "The instructor app lacks the **Pay** button.", &[]),
        ("en", BOTH, "Instructors lack access to **Pay**.", &[]),
        ("en", BOTH, "**Pay** is missing for instructors.", &[]),
        ("en", BOTH, "Instructors see everything but **Pay**.", &[]),
        ("en", BOTH, "Instructors see everything except **Pay**.", &[]),
        ("en", BOTH, "Instructors can use every button but **Pay**.", &[]),
        ("en", BOTH, "Instructors have all of the menus but **Pay**.", &[]),
    ]);
}

#[test]
fn what_only_looks_like_such_a_denial_excuses_no_label() {
    hold(&[
        ("en", BOTH, "No instructor can start without **Pay**.", &["Pay"]),
        ("en", BOTH, "If no instructor sees **Pay**, reload the page.", &["Pay"]),
        ("en", BOTH, "No instructor should forget **Pay**.", &["Pay"]),
        ("en", BOTH, "Instructors press nothing but **Pay**.", &["Pay"]),
        ("en", BOTH, "Instructors see no alert in **My room**.", &["My room"]),
        ("en", BOTH, "Instructors lack a camera in **My room**.", &["My room"]),
        ("en", BOTH, "Instructors never lack **Pay**.", &["Pay"]),
        ("en", BOTH, "Instructors read everything but answer in **My room**.", &["My room"]),
    ]);
}

#[test]
fn korean_says_that_a_label_is_left_out_and_what_goes_without_it() {
    hold(&[
        ("ko", BOTH, "강의자 화면에는 ‘결제하기’가 빠져 있어요.", &[]),
        ("ko", BOTH, "강의자 메뉴에서는 ‘결제하기’가 빠졌어요.", &[]),
        ("ko", BOTH, "강의자 메뉴에서는 ‘결제하기’ 버튼이 빠집니다.", &[]),
        ("ko", BOTH, "강의자 메뉴에서 빠진 ‘결제하기’는 수강생만 눌러요.", &[]),
        ("ko", BOTH, "강의자 화면에서는 ‘결제하기’가 제외돼요.", &[]),
        ("ko", BOTH, "강의자는 ‘결제하기’ 없이 수업을 시작해요.", &[]),
        ("ko", BOTH, "강의자는 ‘결제하기’없이 수업을 시작해요.", &[]),
        ("ko", BOTH, "강의자는 ‘결제하기’ 버튼 없이 수업을 시작해요.", &[]),
        ("ko", BOTH, "강의자 없이 ‘수업방’에 들어갈 수 있어요.", &[]),
        ("ko", BOTH, "강의자가 없어도 ‘수업방’에 들어갈 수 있어요.", &[]),
        ("ko", BOTH, "강의자의 도움 없이 ‘수업방’에 들어갈 수 있어요.", &[]),
        ("ko", BOTH, "강의자 권한 없이 ‘수업방’만 볼 수 있어요.", &[]),
    ]);
}

#[test]
fn what_is_not_left_out_or_asked_for_is_there() {
    hold(&[
        ("ko", BOTH, "강의자 화면에는 ‘결제하기’가 빠지지 않아요.", &["결제하기"]),
        ("ko", BOTH, "강의자는 ‘수업방’에 빠지지 말고 들어가세요.", &["수업방"]),
        ("ko", BOTH, "강의자는 빠진 글이 없는지 ‘수업방’에서 살펴요.", &["수업방"]),
        ("ko", BOTH, "강의자는 ‘결제하기’ 없이는 수업을 시작할 수 없어요.", &["결제하기"]),
        ("ko", BOTH, "강의자 없이 ‘수업 열기’를 눌러요.", &["수업 열기"]),
    ]);
}

#[test]
fn what_is_pressed_instead_is_there() {
    hold(&[
        ("ko", BOTH, "강의자는 ‘수업방’을 대신 눌러요.", &["수업방"]),
        ("ko", BOTH, "강의자는 ‘수업방’ 버튼을 대신 눌러요.", &["수업방"]),
        ("ko", BOTH, "강의자는 ‘수업 열기’를 대신 눌러요.", &[]),
        ("ko", BOTH, "강의자는 ‘수업방’을 대신하는 ‘수업 열기’를 눌러요.", &[]),
        ("ko", BOTH, "강의자 화면에는 ‘수업방’을 대신해 ‘수업 열기’가 있어요.", &[]),
        // Who is asked is not turned down.
        ("ko", "student", "강의자를 대신 불러 ‘수업방’을 보여 줘요.", &[]),
        ("ko", BOTH, "강의자를 대신 초대하려면 ‘수업 열기’를 눌러요.", &["수업 열기"]),
    ]);
}

#[test]
fn a_denial_ends_where_a_part_of_its_own_begins() {
    hold(&[
        ("en", BOTH, "Instructors don’t know that **My room** is open.", &["My room"]),
        ("en", BOTH, "Instructors cannot see who opened **My room**.", &["My room"]),
        ("en", BOTH, "Instructors don’t ask whether **My room** is open.", &["My room"]),
        ("en", BOTH, "Instructors never forget how **My room** works.", &["My room"]),
        ("en", BOTH, "Instructors don’t ask why **My room** is slow.", &["My room"]),
        ("en", BOTH, "Instructors can’t tell which file **My room** opens.", &["My room"]),
        // “that” before a noun shows which one is meant.
        ("en", BOTH, "Instructors don’t press that **Pay** button.", &[]),
        // What is said behind “that” is said.
        ("en", BOTH, "Note that instructors don’t see **Pay**.", &[]),
        ("en", BOTH, "Remember that **Pay** isn’t shown to instructors.", &[]),
        ("en", BOTH, "Here is why instructors don’t see **Pay**.", &[]),
        ("en", BOTH, "Instructors that can’t press **Pay** should write to us.", &["Pay"]),
    ]);
}

#[test]
fn what_is_told_of_a_label_behind_it_is_about_the_label() {
    hold(&[
        ("en", BOTH, "The **Grade** page, which students cannot open, lists all lessons.", &[]),
        ("en", BOTH, "The **Grade** page that students don’t see lists all lessons.", &[]),
        ("en", BOTH, "**Pay**, which only students have, opens the shop.", &[]),
        ("en", BOTH, "**Pay**, which isn’t shown to instructors, opens the shop.", &[]),
        ("en", BOTH, "**Pay**, which instructors open every month, lists all lessons.", &["Pay"]),
        ("en", BOTH, "**Open room** replaces **My room** for instructors.", &[]),
        ("en", BOTH, "**My room** is replaced by **Open room** for instructors.", &[]),
        ("en", BOTH, "**My room** replaces **Open room** for instructors.", &["My room"]),
        ("en", BOTH, "What students call **My room** is **Open room** on the instructor side.", &[]),
        ("en", BOTH, "As soon as you become an instructor, **My room** turns into **Open room**.", &[]),
        ("en", BOTH, "Once you become an instructor, press **Pay**.", &["Pay"]),
        ("en", "student", "To become an instructor, press **My room**.", &[]),
    ]);
}

#[test]
fn a_role_that_one_has_is_about_its_screen() {
    hold(&[
        ("en", BOTH, "If your account has the instructor role, **Grade** appears below **Close**.", &[]),
        ("en", BOTH, "Users with instructor permissions find **Grade** in the menu.", &[]),
        ("en", BOTH, "If your account has the instructor role, **Pay** appears below **Close**.", &["Pay"]),
        ("en", "student", "Give your friend the instructor role, then press **My room**.", &[]),
    ]);
}

#[test]
fn what_is_offered_and_what_takes_a_place_is_known() {
    hold(&[
        ("ko", BOTH, "강의자에게는 **결제하기**가 제공되지 않아요.", &[]),
        ("ko", BOTH, "강의자 메뉴에는 **결제하기**가 들어 있지 않아요.", &[]),
        ("ko", BOTH, "강의자 요금제에는 **결제하기**가 포함되지 않습니다.", &[]),
        ("ko", BOTH, "강의자에게는 **결제하기**가 제공돼요.", &["결제하기"]),
        ("en", BOTH, "With an instructor account, the **Open room** tab takes the place of **My room**.", &[]),
    ]);
}

#[test]
fn a_condition_on_the_reader_may_follow_the_label() {
    hold(&[
        ("en", BOTH, "**Pay** only appears if you are signed in as a student.", &[]),
        ("en", BOTH, "Press **Open room** if you’re an instructor.", &[]),
        ("en", BOTH, "Press **My room**, or **Open room** if you are an instructor.", &[]),
        ("en", BOTH, "Press **My room** unless you are an instructor.", &[]),
        ("en", BOTH, "Press **Pay** if you are an instructor.", &["Pay"]),
        ("en", BOTH, "Press **Pay** if you see an instructor.", &["Pay"]),
        ("en", "student", "Press **Open room** if you know the instructor.", &["Open room"]),
    ]);
}

#[test]
fn what_cannot_be_missing_is_there() {
    hold(&[
        ("ko", BOTH, "강의자 화면에는 ‘결제하기’가 빠질 수 없어요.", &["결제하기"]),
        ("ko", BOTH, "강의자 화면에서 ‘결제하기’가 사라질 일이 없어요.", &["결제하기"]),
        ("ko", BOTH, "강의자에게 ‘결제하기’는 없어서는 안 되는 메뉴예요.", &["결제하기"]),
    ]);
}

#[test]
fn what_a_label_is_not_while_it_is_there_denies_nothing() {
    hold(&[
        ("en", BOTH, "For instructors, **Pay** isn’t closed at night.", &["Pay"]),
        ("en", BOTH, "For instructors, **Pay** is never limited.", &["Pay"]),
        ("en", BOTH, "For instructors, **Pay** isn’t loading.", &["Pay"]),
        ("en", BOTH, "For instructors, **Pay** isn’t complicated.", &["Pay"]),
        ("en", BOTH, "For instructors, **Pay** isn’t listed.", &[]),
        ("en", BOTH, "Students open **Pay**, which instructors cannot open.", &[]),
    ]);
}
