//! The wall clock and the time zone: the only place that reads them. Leaves out
//! what a date means; callers hand the numbers to the pure modules.

use wasm_bindgen::JsCast as _;

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

/// Waits; in tests, for limits and so that the page can draw before long work,
/// never to let something "settle".
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

/// Minutes that a time zone's clocks are ahead of UTC when they show a day and
/// an hour; none where this browser does not know the zone.
#[allow(clippy::cast_precision_loss)] // moments stay far below 2^53
pub fn utc_offset_minutes(zone: &str, at: jiff::civil::DateTime) -> Option<i64> {
    let wanted = wall_ms(at)?;
    let mut moment = wanted;
    // Twice, since the first guess may lie on the other side of a change of clocks.
    for _ in 0..2 {
        moment = wanted - (shown_in(zone, moment)? - moment);
    }
    Some((wanted - moment) / 60_000)
}

/// What a zone's clocks show at a moment, as if they were UTC.
#[allow(clippy::cast_precision_loss)] // moments stay far below 2^53
fn shown_in(zone: &str, at_ms: i64) -> Option<i64> {
    let options = js_sys::Object::new();
    for (name, value) in [("timeZone", zone), ("hourCycle", "h23")] {
        js_sys::Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    for name in ["year", "month", "day", "hour", "minute", "second"] {
        let style = if name == "year" { "numeric" } else { "2-digit" };
        js_sys::Reflect::set(&options, &name.into(), &style.into()).ok()?;
    }
    let locales = js_sys::Array::of1(&"en-US".into());
    // Asked through `Reflect`: a zone the browser does not know throws.
    let maker = js_sys::Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let maker = js_sys::Reflect::get(&maker, &"DateTimeFormat".into()).ok()?;
    let arguments = js_sys::Array::of2(&locales, &options);
    let maker: js_sys::Function = maker.unchecked_into();
    let format = js_sys::Reflect::construct(&maker, &arguments).ok()?;
    let format: js_sys::Intl::DateTimeFormat = format.unchecked_into();
    let date = js_sys::Date::new(&(at_ms as f64).into());
    let parts = format.format_to_parts(&date);
    let part = |wanted: &str| {
        parts.iter().find_map(|part| {
            let kind = property(&part, "type")?.as_string()?;
            let value = property(&part, "value")?.as_string()?;
            (kind == wanted).then_some(value)
        })
    };
    let number = |name: &str| part(name)?.parse::<i8>().ok();
    let year = part("year")?.parse().ok()?;
    let day = jiff::civil::Date::new(year, number("month")?, number("day")?).ok()?;
    let time = jiff::civil::Time::new(number("hour")?, number("minute")?, number("second")?, 0);
    wall_ms(day.to_datetime(time.ok()?))
}

/// A wall clock's reading as milliseconds since 1970, as if it were UTC.
fn wall_ms(at: jiff::civil::DateTime) -> Option<i64> {
    let at = jiff::tz::Offset::UTC.to_timestamp(at).ok()?;
    Some(at.as_millisecond())
}
