use civic_mentor::exchange::eml::{Address, Attachment, Message};

fn message() -> Message {
    Message {
        from: Some(Address {
            name: "A. Ruiz, City of Salem".into(),
            email: "ruiz@salem.gov".into(),
        }),
        to: vec![
            Address {
                name: "José Peña".into(),
                email: "jose@salem.gov".into(),
            },
            Address {
                name: String::new(),
                email: "li@salem.gov".into(),
            },
        ],
        subject: "Su mentora: Ana Núñez, y lo que sigue ahora para los dos".into(),
        body: "Hola José,\nsu mentora es Ana.\n".into(),
        date: "2026-03-04T09:05:06Z".parse().ok(),
        attachments: Vec::new(),
    }
}

#[test]
fn a_message_is_plain_ascii_with_short_lines() {
    let text = String::from_utf8(message().to_eml()).unwrap();
    insta::assert_snapshot!(text.replace("\r\n", "\n"), @r#"
    From: "A. Ruiz, City of Salem" <ruiz@salem.gov>
    To: =?UTF-8?B?Sm9zw6kgUGXDsWE=?= <jose@salem.gov>,
     li@salem.gov
    Subject: =?UTF-8?B?U3UgbWVudG9yYTogQW5hIE7DusOxZXosIHkgbG8gcXVlIHNpZ3Vl?=
     =?UTF-8?B?IGFob3JhIHBhcmEgbG9zIGRvcw==?=
    Date: Wed, 04 Mar 2026 09:05:06 +0000
    X-Unsent: 1
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: base64

    SG9sYSBKb3PDqSwNCnN1IG1lbnRvcmEgZXMgQW5hLg0K
    "#);
    assert!(text.is_ascii());
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 78 && !line.contains('\n'))
    );
}

#[test]
fn attachments_go_with_their_true_names() {
    let mut message = message();
    message.attachments.push(Attachment {
        file_name: "guía 2026.txt".into(),
        media_type: "text/plain\r\nX: y".into(),
        bytes: vec![b'x'; 100],
    });
    let text = String::from_utf8(message.to_eml()).unwrap();
    assert!(text.contains("Content-Type: application/octet-stream\r\n"));
    assert!(
        text.contains("filename=\"gu_a 2026.txt\";\r\n filename*=UTF-8''gu%C3%ADa%202026.txt\r\n")
    );
    let boundary = text
        .split("boundary=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    assert_eq!(text.matches(&format!("--{boundary}\r\n")).count(), 2);
    assert!(text.ends_with(&format!("--{boundary}--\r\n")));
}

#[test]
fn no_text_of_a_letter_can_add_a_header() {
    let mut message = message();
    message.subject = "Hello\r\nBcc: all@salem.gov".into();
    message.to = vec![Address {
        name: "A\r\nBcc: x@y.z".into(),
        email: "a@b.gov\r\nBcc: x@y.z".into(),
    }];
    let text = String::from_utf8(message.to_eml()).unwrap();
    assert!(!text.contains("\nBcc"));
}
