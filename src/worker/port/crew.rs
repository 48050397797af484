//! Ports between the worker that leads a run and those who read rows for it;
//! each is one end of a channel that the page has made. Leaves out what is said
//! (`matcher::crew`).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use super::{js_from_message, message_from_js};
use crate::worker::matcher::{Crew, FromOther, Job, Other, Request, ToOther};
use crate::worker::protocol::Parcel;

/// One end of a channel, heard as long as it is kept.
struct Line {
    port: MessagePort,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Line {
    fn new<M: Parcel>(port: MessagePort, mut hear: impl FnMut(M) + 'static) -> Self {
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Ok(message) = message_from_js(&event.data()) {
                hear(message);
            }
        });
        port.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Self {
            port,
            _on_message: on_message,
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.port.close();
    }
}

fn tell<M: Parcel>(port: &MessagePort, message: M) {
    let Ok((message, buffers)) = js_from_message(message) else {
        return;
    };
    // Fails only when the other end is gone; then nothing comes back.
    let _ = port.post_message_with_transferable(&message, &buffers);
}

/// In a worker that reads rows: does so for whoever has the other end, as long
/// as the worker lives.
pub fn take_part(request: &Request, ports: &Array) {
    let (Some(mut other), Ok(port)) = (Other::new(request), ports.get(0).dyn_into()) else {
        return;
    };
    let port: MessagePort = port;
    let back = port.clone();
    let line = Line::new(port.clone(), move |message: ToOther| {
        if let Some(message) = other.hear(message) {
            tell(&back, message);
        }
    });
    tell(&port, FromOther::Ready);
    std::mem::forget(line);
}

/// In the worker that leads: those at the other ends.
pub struct Others {
    crew: Crew,
    lines: Vec<Line>,
    heard: Rc<RefCell<Vec<(usize, FromOther)>>>,
}

impl Others {
    /// Those at the other ends of these ports.
    pub fn new(ports: &Array) -> Self {
        let heard = Rc::new(RefCell::new(Vec::new()));
        let ports = ports.iter().filter_map(|port| port.dyn_into().ok());
        let line = |(who, port): (usize, MessagePort)| {
            let heard = heard.clone();
            Line::new(port, move |message| heard.borrow_mut().push((who, message)))
        };
        let lines: Vec<_> = ports.enumerate().map(line).collect();
        Self {
            crew: Crew::of(lines.len()),
            lines,
            heard,
        }
    }

    /// Hears what came since the last time, and gives away what there is, in
    /// pieces of at most about `budget` pairs.
    pub fn tend(&mut self, job: &mut Job, budget: u64) {
        for (who, message) in self.heard.take() {
            self.crew.hear(who, message, job);
        }
        for (who, order) in self.crew.orders(job, budget) {
            if let Some(line) = self.lines.get(who) {
                tell(&line.port, order);
            }
        }
    }

    /// Pieces that others read and that were back in time.
    pub fn n_joined(&self) -> u32 {
        self.crew.n_joined()
    }
}
