//! Whole numbers one after the other, as they cross from worker to worker.

/// Numbers being written.
#[derive(Debug, Default)]
pub struct Out(pub Vec<u8>);

/// Numbers being read; nothing once there are too few.
#[derive(Debug)]
pub struct In<'a>(pub &'a [u8]);

/// Something that can be written and read.
pub trait Word: Sized {
    /// Writes it.
    fn put(&self, out: &mut Out);
    /// Reads it.
    fn get(from: &mut In<'_>) -> Option<Self>;
}

macro_rules! whole {
    ($($number:ty),*) => {$(
        impl Word for $number {
            fn put(&self, out: &mut Out) {
                out.0.extend_from_slice(&self.to_le_bytes());
            }

            fn get(from: &mut In<'_>) -> Option<Self> {
                let (bytes, rest) = from.0.split_first_chunk()?;
                from.0 = rest;
                Some(Self::from_le_bytes(*bytes))
            }
        }
    )*};
}

whole!(u8, u16, u32, i64, i128);

impl Word for usize {
    fn put(&self, out: &mut Out) {
        u32::try_from(*self).unwrap_or(u32::MAX).put(out);
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Self::try_from(u32::get(from)?).ok()
    }
}

impl<T: Word> Word for Vec<T> {
    fn put(&self, out: &mut Out) {
        self.len().put(out);
        for it in self {
            it.put(out);
        }
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        let n = usize::get(from)?;
        // A length that cannot be takes no memory.
        let mut all = Self::with_capacity(n.min(from.0.len()));
        for _ in 0..n {
            all.push(T::get(from)?);
        }
        Some(all)
    }
}

impl<T: Word> Word for Option<T> {
    fn put(&self, out: &mut Out) {
        u8::from(self.is_some()).put(out);
        if let Some(it) = self {
            it.put(out);
        }
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        match u8::get(from)? {
            0 => Some(None),
            1 => Some(Some(T::get(from)?)),
            _ => None,
        }
    }
}

impl<A: Word, B: Word> Word for (A, B) {
    fn put(&self, out: &mut Out) {
        self.0.put(out);
        self.1.put(out);
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        Some((A::get(from)?, B::get(from)?))
    }
}

impl<T: Word + Copy + Default, const N: usize> Word for [T; N] {
    fn put(&self, out: &mut Out) {
        for it in self {
            it.put(out);
        }
    }

    fn get(from: &mut In<'_>) -> Option<Self> {
        let mut all = [T::default(); N];
        for it in &mut all {
            *it = T::get(from)?;
        }
        Some(all)
    }
}

/// The whole of a value as bytes.
pub fn to_bytes(value: &impl Word) -> Vec<u8> {
    let mut out = Out::default();
    value.put(&mut out);
    out.0
}

/// A value that is all of these bytes.
pub fn from_bytes<T: Word>(bytes: &[u8]) -> Option<T> {
    let mut from = In(bytes);
    let value = T::get(&mut from)?;
    from.0.is_empty().then_some(value)
}
