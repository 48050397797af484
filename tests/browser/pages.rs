//! URLs and words: what each page is found by and written with.

use civic_mentor::ui::i18n::{fill, number};
use civic_mentor::ui::routes::Route;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn every_route_is_found_under_its_own_path() {
    let id = || "7f3a".to_owned();
    let routes = [
        Route::Home,
        Route::TestComputer,
        Route::Templates,
        Route::Open,
        Route::Settings,
        Route::Help,
        Route::Programme(id()),
        Route::Setup(id(), "timeline".into()),
        Route::People(id()),
        Route::NewPerson(id()),
        Route::Person(id(), "ana ruiz/2".into()),
        Route::Import(id()),
        Route::Levels(id()),
        Route::Gaps(id()),
        Route::Rules(id()),
        Route::Run(id()),
        Route::Review(id()),
        Route::Candidates(id(), "ñ".into()),
        Route::Circles(id()),
        Route::Timetable(id()),
        Route::Outbox(id()),
        Route::Letter(id(), "l?1".into()),
        Route::Files(id()),
        Route::Trail(id()),
    ];
    let paths: Vec<String> = routes.iter().map(Route::path).collect();
    assert_eq!(
        paths,
        [
            "/",
            "/test",
            "/new",
            "/open",
            "/settings",
            "/help",
            "/p/7f3a",
            "/p/7f3a/setup/timeline",
            "/p/7f3a/people",
            "/p/7f3a/people/new",
            "/p/7f3a/people/ana%20ruiz%2F2",
            "/p/7f3a/import",
            "/p/7f3a/levels",
            "/p/7f3a/gaps",
            "/p/7f3a/rules",
            "/p/7f3a/match",
            "/p/7f3a/review",
            "/p/7f3a/review/%C3%B1",
            "/p/7f3a/circles",
            "/p/7f3a/timetable",
            "/p/7f3a/letters",
            "/p/7f3a/letters/l%3F1",
            "/p/7f3a/files",
            "/p/7f3a/trail",
        ]
    );
    for (route, path) in routes.iter().zip(&paths) {
        assert_eq!(Route::parse(path).as_ref(), Some(route), "{path}");
        assert_eq!(
            Route::parse(&format!("{path}/")).as_ref(),
            Some(route),
            "{path}/"
        );
    }
}

#[wasm_bindgen_test]
fn a_url_that_names_nothing_finds_nothing() {
    for path in [
        "/nowhere",
        "/p",
        "/p/7f3a/nowhere",
        "/p/7f3a/setup",
        "/p/7f3a/setup/anything",
        "/test/more",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
}

#[wasm_bindgen_test]
fn variables_are_filled_and_braces_left_alone() {
    let check = |template: &str, expected: &str| {
        let values = [("n", "3".to_owned()), ("name", "Ana {n}".to_owned())];
        assert_eq!(fill(template, &values), expected);
    };
    check("", "");
    check("{n} ready", "3 ready");
    check("{name}: {n}, {n}", "Ana {n}: 3, 3");
    check("{unknown} {n}", "{unknown} 3");
    check("a { b", "a { b");
    check("{{n}}", "{3}");
}

#[wasm_bindgen_test]
fn numbers_set_their_thousands_apart() {
    for (n, expected) in [
        (0, "0"),
        (999, "999"),
        (1_943, "1,943"),
        (-1_234_567, "\u{2212}1,234,567"),
    ] {
        assert_eq!(number(n), expected);
    }
}
