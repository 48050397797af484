//! The browser's edge, as far as a page without a person in front of it can try.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use civic_mentor::platform::{
    PlatformError, base, clock, entropy, files, handles, kept_bytes, local, locks, media,
    open_link, persist, tabs,
};
use civic_mentor::store::idb::probe::{self, Outcome, Tried};
use civic_mentor::store::idb::sentinel;
use civic_mentor::store::sentinel::Finding;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_clock_runs_and_the_zone_has_a_name() {
    assert!(clock::now_ms() > 1_760_000_000_000);
    assert!(!clock::time_zone().is_empty());
}

#[wasm_bindgen_test]
fn randomness_differs_and_ids_are_version_4() {
    assert_ne!(entropy::random_32().unwrap(), entropy::random_32().unwrap());
    let id = entropy::random_id().unwrap();
    assert_eq!((id.len(), &id[14..15]), (36, "4"));
}

#[wasm_bindgen_test]
fn short_texts_are_kept_and_removed() {
    assert!(local::set("test.key", "sí"));
    assert_eq!(local::get("test.key"), Some("sí".to_owned()));
    local::remove("test.key");
    assert_eq!(local::get("test.key"), None);
}

#[wasm_bindgen_test]
async fn bytes_on_their_way_in_are_kept_by_name_until_let_go() {
    assert_eq!(kept_bytes::get("a").await.unwrap(), None);
    let large = vec![7_u8; 3_000_000];
    let all = [("a".to_owned(), &b"one"[..]), ("a/0".to_owned(), &large)];
    kept_bytes::keep(&all).await.unwrap();
    kept_bytes::keep(&[("a".to_owned(), &b"two"[..])])
        .await
        .unwrap();
    assert_eq!(
        kept_bytes::get("a").await.unwrap().as_deref(),
        Some(&b"two"[..])
    );
    assert_eq!(kept_bytes::get("a/0").await.unwrap(), Some(large));
    assert_eq!(kept_bytes::names().await.unwrap(), ["a", "a/0"]);
    kept_bytes::forget(&["a".to_owned(), "none".to_owned()])
        .await
        .unwrap();
    assert_eq!(kept_bytes::names().await.unwrap(), ["a/0"]);
    kept_bytes::remove_all().await.unwrap();
    assert_eq!(kept_bytes::names().await.unwrap(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn only_one_holds_a_lock_at_a_time() {
    let name = entropy::random_id().unwrap();
    let inside = Cell::new(0);
    let most = Cell::new(0);
    let work = async || {
        inside.set(inside.get() + 1);
        most.set(most.get().max(inside.get()));
        clock::wait_ms(5).await;
        inside.set(inside.get() - 1);
    };
    let (a, b, c) = futures::join!(
        locks::with_lock(&name, work()),
        locks::with_lock(&name, work()),
        locks::with_lock(&name, work())
    );
    assert_eq!((a, b, c), (Ok(()), Ok(()), Ok(())));
    assert_eq!(most.get(), 1);
}

#[wasm_bindgen_test]
async fn waiting_for_a_lock_ends_and_the_work_is_not_begun() {
    let name = entropy::random_id().unwrap();
    let held = locks::hold(&name, 1_000).await.unwrap();
    let begun = Cell::new(false);
    let refused = locks::with_lock_for(&name, 20, async { begun.set(true) }).await;
    assert_eq!(refused, Err(PlatformError::TimedOut));
    assert!(!begun.get());
    drop(held);
    assert_eq!(locks::with_lock_for(&name, 1_000, async { 7 }).await, Ok(7));
}

#[wasm_bindgen_test]
async fn other_tabs_hear_what_was_saved_and_this_one_does_not() {
    let name = entropy::random_id().unwrap();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let hear = |who: &'static str| {
        let heard = Rc::clone(&heard);
        move |saved: tabs::Saved| heard.borrow_mut().push((who, saved))
    };
    let here = tabs::Tabs::join(&name, hear("here")).unwrap();
    let _there = tabs::Tabs::join(&name, hear("there")).unwrap();
    let saved = tabs::Saved {
        document: "a".to_owned(),
        revision: 3,
    };
    here.tell(&saved).unwrap();
    for _ in 0..100 {
        if !heard.borrow().is_empty() {
            break;
        }
        clock::wait_ms(5).await;
    }
    assert_eq!(*heard.borrow(), [("there", saved)]);
}

#[wasm_bindgen_test]
async fn a_file_is_read_unless_it_is_too_large() {
    let parts = js_sys::Array::of1(&"Zoë".into());
    let file = web_sys::File::new_with_str_sequence(&parts, "people.csv").unwrap();
    assert_eq!(files::read(&file, 4).await, Ok("Zoë".as_bytes().to_vec()));
    let refused = PlatformError::TooLarge {
        found_bytes: 4,
        limit_bytes: 3,
    };
    assert_eq!(files::read(&file, 3).await, Err(refused));
}

#[wasm_bindgen_test]
fn only_mail_addresses_are_opened() {
    for address in ["javascript:alert(1)", "https://example.org", "mailt", ""] {
        assert!(
            matches!(
                open_link::open_mail(address),
                Err(PlatformError::Refused(_))
            ),
            "{address}"
        );
    }
}

#[wasm_bindgen_test]
fn the_page_knows_where_it_lives() {
    assert_eq!(base::base_path(), "");
    assert!(base::beside_page("matcher_loader.js").ends_with("/matcher_loader.js"));
    assert!(base::is_secure());
}

#[wasm_bindgen_test]
fn the_display_setting_is_read_without_a_fault() {
    let _ = media::prefers_dark();
    assert!(media::watch_dark(|_| {}).is_some());
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is() {
    assert!(persist::room().await.unwrap().quota_bytes > 0);
    persist::is_persisted().await.unwrap();
    assert!(handles::files_available());
}

#[wasm_bindgen_test]
async fn this_computer_passes_the_storage_test_and_nothing_is_left_behind() {
    let trials = probe::storage_probe().await;
    assert!(probe::can_save(&trials), "{trials:?}");
    let outcome = |tried| {
        trials
            .iter()
            .find(|trial| trial.tried == tried)
            .map(|trial| trial.outcome.clone())
    };
    assert_eq!(
        outcome(Tried::DatabaseRemove),
        Some(Outcome::Works),
        "{trials:?}"
    );
    assert!(
        matches!(
            outcome(Tried::Room),
            Some(Outcome::Room(_) | Outcome::LittleRoom(_))
        ),
        "{trials:?}"
    );
}

#[wasm_bindgen_test]
fn a_cleared_database_is_noticed_and_the_backup_named() {
    sentinel::forget();
    assert_eq!(sentinel::look(0), Finding::FirstVisit);
    assert!(sentinel::note_save(2, 10) && sentinel::note_backup("valley.json", 20));
    assert_eq!(sentinel::look(2), Finding::AsLeft);
    let Finding::Cleared {
        n_lost,
        last_backup,
        ..
    } = sentinel::look(0)
    else {
        panic!("not noticed")
    };
    assert_eq!(
        (n_lost, last_backup.unwrap().file_name.as_str()),
        (2, "valley.json")
    );
    sentinel::forget();
}
