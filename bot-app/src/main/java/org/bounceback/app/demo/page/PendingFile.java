package org.bounceback.app.demo.page;

import org.bounceback.sandbox.wire.Bytes;

/** A file with its name on the user's computer. */
public record PendingFile(String name, Bytes content) {}
