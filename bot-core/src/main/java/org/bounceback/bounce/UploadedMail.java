package org.bounceback.bounce;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** One mail of an upload. */
public final class UploadedMail {
  private final String name;
  private final byte[] bytes;
  private final List<String> leftOut;
  private final boolean fromPicture;
  private final Optional<Unread> unread;

  /** Why a picture is no mail that could be read. */
  public enum Unread {
    /** The program that reads pictures, or PDFs, is not installed here. */
    NO_PROGRAM,
    /** It found no words. */
    NO_WORDS,
    /** Too many pictures of the same upload, or too slow ones, were read before it. */
    OVER_LIMIT
  }

  /** A mail that was whole. The bytes are not copied and must stay as they are. */
  public UploadedMail(String name, byte[] bytes) {
    this(name, bytes, List.of());
  }

  /** A picture that could not be read; there are no bytes of a mail. */
  public static UploadedMail unread(UploadedMail picture, Unread why) {
    return new UploadedMail(picture.name, new byte[0], picture.leftOut, true, Optional.of(why));
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
   * The upload's name, with {@code !inner.eml} behind it for a mail inside an archive and {@code
   * #3} for the third of a mailbox; for showing, never a path.
   */
  public String name() {
    return name;
  }

  /** The mail's bytes, shared and not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The limits that stopped the unpacking of the upload, in words; usually none. */
  public List<String> leftOut() {
    return leftOut;
  }

  /** Whether the words were recognised in a picture, letter by letter. */
  public boolean isFromPicture() {
    return fromPicture;
  }

  /** Why there is nothing to read though there is a picture; empty for whatever was read. */
  public Optional<Unread> unread() {
    return unread;
  }

  /** Another mail found in the place of this one. */
  public UploadedMail with(byte[] found) {
    return new UploadedMail(name, found, leftOut, fromPicture, unread);
  }

  /** The same mail, of which something was left out; what is known already is not repeated. */
  public UploadedMail leavingOut(List<String> limits) {
    var all = new LinkedHashSet<>(leftOut);
    all.addAll(limits);
    return new UploadedMail(name, bytes, List.copyOf(all), fromPicture, unread);
  }

  /** The words that were recognised in this picture. */
  public UploadedMail recognised(byte[] words) {
    return new UploadedMail(name, words, leftOut, true, Optional.empty());
  }
}
