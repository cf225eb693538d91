package org.bounceback.bounce;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One message of an upload. */
public final class UploadedMail {
  private final String name;
  private final byte[] bytes;
  private final List<String> leftOut;
  private final boolean fromPicture;
  private final Optional<Unread> unread;

  /** The reason why no text was read from a picture. */
  public enum Unread {
    /** The OCR or PDF program is not installed. */
    NO_PROGRAM,
    /** The program found no text. */
    NO_WORDS,
    /** The upload had too many pictures, or pictures that took too long. */
    OVER_LIMIT
  }

  /** Creates a complete message. The bytes are not copied and must not be changed. */
  public UploadedMail(String name, byte[] bytes) {
    this(name, bytes, List.of());
  }

  /** Creates an entry for a picture that could not be read; it has no bytes. */
  public static UploadedMail unread(UploadedMail picture, Unread unread) {
    return new UploadedMail(picture.name, new byte[0], picture.leftOut, true, Optional.of(unread));
  }

  public UploadedMail(String name, byte[] bytes, List<String> leftOut) {
    this(name, bytes, leftOut, false, Optional.empty());
  }

  private UploadedMail(
      String name,
      byte[] bytes,
      List<String> leftOut,
      boolean fromPicture,
      Optional<Unread> unread) {
    this.name = name;
    this.bytes = bytes;
    this.leftOut = List.copyOf(leftOut);
    this.fromPicture = fromPicture;
    this.unread = unread;
  }

  /**
   * Returns the display name: the name of the upload, with {@code !inner.eml} appended for a
   * message inside an archive and {@code #3} for the third message of a mailbox. Never use it as a
   * path.
   */
  public String name() {
    return name;
  }

  /** Returns the bytes of the message; they are shared and must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns descriptions of the limits at which unpacking stopped; usually empty. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** Returns whether the text was read by OCR. */
  public boolean isFromPicture() {
    return fromPicture;
  }

  /** Returns why a picture could not be read; empty for everything that was read. */
  public Optional<Unread> unread() {
    return unread;
  }

  /** Returns a copy with the bytes of the message that was found inside this one. */
  public UploadedMail withBytes(byte[] found) {
    return new UploadedMail(name, found, leftOut, fromPicture, unread);
  }

  /** Returns a copy with more entries in {@link #leftOut}, without duplicates. */
  public UploadedMail withLeftOut(List<String> limits) {
    var all = new LinkedHashSet<>(leftOut);
    all.addAll(limits);
    return new UploadedMail(name, bytes, List.copyOf(all), fromPicture, unread);
  }

  /** Returns a copy with the text that OCR found in this picture. */
  public UploadedMail withOcrText(byte[] text) {
    return new UploadedMail(name, text, leftOut, true, Optional.empty());
  }
}
