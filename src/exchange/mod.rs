//! Foreign formats, bytes in and bytes out: CSV, XLSX, eml. Leaves out what a column means to a programme.
