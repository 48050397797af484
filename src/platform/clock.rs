//! The wall clock and the time zone: the only place that reads them. Leaves out
//! what a date means; callers hand the numbers to the pure modules.

use super::capability::property;

/// Milliseconds since 1970, by this computer's clock.
#[allow(clippy::cast_possible_truncation)] // `Date.now()` is a whole number far below 2^53
pub fn now_ms() -> i64 {
    js_sys::Date::now() as i64
}

/// The name of this computer's time zone, such as `America/Los_Angeles`; `UTC`
/// where the browser does not say.
pub fn time_zone() -> String {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    let zone = property(&options, "timeZone").and_then(|zone| zone.as_string());
    zone.filter(|zone| !zone.is_empty())
        .unwrap_or_else(|| "UTC".to_owned())
}

/// Waits; in tests and for limits, never to let something "settle".
#[cfg(feature = "page")]
pub async fn wait_ms(ms: u32) {
    gloo::timers::future::TimeoutFuture::new(ms).await;
}

/// Today where this computer is.
pub fn today() -> jiff::civil::Date {
    day_of(&js_sys::Date::new_0())
}

/// A moment's day and time of day where this computer is, as "2026-03-04 14:03".
#[allow(clippy::cast_precision_loss)] // moments stay far below 2^53
pub fn day_and_time(at_ms: i64) -> String {
    let date = js_sys::Date::new(&(at_ms as f64).into());
    format!("{} {}", day_of(&date), time_of(&date))
}

/// A moment's time of day where this computer is, as "14:03".
#[allow(clippy::cast_precision_loss)] // moments stay far below 2^53
pub fn time_of_day(at_ms: i64) -> String {
    time_of(&js_sys::Date::new(&(at_ms as f64).into()))
}

fn time_of(date: &js_sys::Date) -> String {
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

fn day_of(date: &js_sys::Date) -> jiff::civil::Date {
    let part = |n: u32| i8::try_from(n).unwrap_or(1);
    let year = i16::try_from(date.get_full_year()).unwrap_or(1970);
    jiff::civil::Date::new(year, part(date.get_month() + 1), part(date.get_date()))
        .unwrap_or(jiff::civil::Date::MIN)
}
