package org.bounceback.bounce.grammar;

import java.util.Set;

/** The characters that a field of a template accepts, by its name. */
enum TemplateField {
  /** The text of another server; not searched any further. */
  REPLY,
  /** Any text within a paragraph, possibly with another message inside. */
  TEXT,
  HOST,
  IP,
  DIGITS,
  /** A three-digit reply code. */
  CODE,
  /** An enhanced status code (RFC 3463). */
  STATUS,
  /** An address; also the name of a local mailbox. */
  ADDRESS,
  /** A word without spaces. */
  WORD;

  private static final int MAX_LENGTH = 255;
  private static final Set<String> HOSTS = Set.of("host", "reporter", "relay");
  private static final Set<String> NUMBERS =
      Set.of("number", "port", "size", "limit", "hours", "days", "pid");
  private static final Set<String> ADDRESSES = Set.of("recipient", "original", "sender", "address");
  private static final Set<String> WORDS =
      Set.of(
          "domain",
          "queueid",
          "newid",
          "name",
          "router",
          "transport",
          "rrtype",
          "level",
          "user",
          "mailer",
          "session",
          "mechanism",
          "server",
          "id",
          "messageid",
          "seq",
          "category",
          "proto",
          "helo",
          "queue",
          "url",
          "mtatype",
          "diagtype",
          "addrtype",
          "service",
          "action");

  static TemplateField of(String name) {
    if (HOSTS.contains(name)) {
      return HOST;
    }
    if (NUMBERS.contains(name)) {
      return DIGITS;
    }
    if (ADDRESSES.contains(name)) {
      return ADDRESS;
    }
    if (WORDS.contains(name)) {
      return WORD;
    }
    return switch (name) {
      case "ip" -> IP;
      case "reply" -> REPLY;
      case "code" -> CODE;
      case "dsn" -> STATUS;
      default -> TEXT;
    };
  }

  /** Returns whether the field ends only where the next literal text begins. */
  boolean isFree() {
    return this == REPLY || this == TEXT;
  }

  /** Returns whether the field may be empty, as the sender of a bounce is. */
  boolean mayBeEmpty() {
    return this == ADDRESS;
  }

  private boolean accepts(char c) {
    boolean digit = c >= '0' && c <= '9';
    boolean letter = c >= 'a' && c <= 'z';
    return switch (this) {
      case HOST -> digit || letter || c == '.' || c == '-' || c == '_' || c > 160;
      case IP -> digit || (c >= 'a' && c <= 'f') || c == '.' || c == ':';
      case DIGITS, CODE -> digit;
      case STATUS -> digit || c == '.';
      case ADDRESS -> c > ' ' && c != '<' && c != '>' && c != '"';
      case WORD -> c > ' ' && "<>\"'()[],;".indexOf(c) < 0;
      case REPLY, TEXT -> false;
    };
  }

  /** Returns the end of the longest value that starts here. */
  int longestEnd(FlatText text, int start) {
    int end = start;
    int limit = Math.min(text.length(), start + MAX_LENGTH);
    while (end < limit && accepts(text.at(end))) {
      end++;
    }
    return end;
  }

  /** Returns the start of the longest value that ends here. */
  int longestStart(FlatText text, int end) {
    int start = end;
    int limit = Math.max(0, end - MAX_LENGTH);
    while (start > limit && accepts(text.at(start - 1))) {
      start--;
    }
    return start;
  }

  /** Returns whether the range is a value of the field and not only its characters. */
  boolean isValid(FlatText text, int start, int end) {
    return switch (this) {
      case CODE -> end - start == 3;
      case STATUS -> end - start >= 5;
      case IP -> end - start >= 3 && hasSeparator(text, start, end);
      default -> end > start || mayBeEmpty();
    };
  }

  private static boolean hasSeparator(FlatText text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.at(i) == '.' || text.at(i) == ':') {
        return true;
      }
    }
    return false;
  }
}
