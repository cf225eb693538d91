package org.bounceback.bounce;

/** stub */
public record Unwrapped(String name, @SuppressWarnings("ArrayRecordComponent") byte[] bytes) {}
