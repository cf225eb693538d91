package org.bounceback.app.demo.page;

import org.bounceback.sandbox.wire.Bytes;

/** A file with the name that it has on the person's desk. */
public record PendingFile(String name, Bytes content) {}
