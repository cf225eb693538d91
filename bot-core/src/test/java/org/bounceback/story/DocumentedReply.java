package org.bounceback.story;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bounceback.bounce.format.SampleMails;
import org.bounceback.data.Sha256;
import org.bounceback.data.Table;

/**
 * A documented reply of a mail server, with its code.
 *
 * @param text as documented
 * @param half the half of the replies that it belongs to
 */
record DocumentedReply(String text, Half half) {
  private static final String FILE = "documented-replies.tsv";

  /** Replies that differ only in addresses, hosts and numbers are in the same half. */
  enum Half {
    /** They may shape rules. */
    EVEN,
    /** They only measure. */
    ODD
  }

  /** Returns all documented replies that begin with a code. */
  static List<DocumentedReply> all() {
    String table = new String(SampleMails.read(FILE), StandardCharsets.UTF_8);
    return Table.parse(FILE, table).rows().stream()
        .map(row -> row.getOrDefault("reply", ""))
        .filter(reply -> reply.matches("[45]\\d\\d[ -].*"))
        .map(reply -> new DocumentedReply(reply, half(group(reply))))
        .toList();
  }

  boolean isTemporary() {
    return text.startsWith("4");
  }

  /** Returns the text about this recipient and this IP of the client. */
  String about(String recipient, String client) {
    return text.replaceAll("\\buser@[a-z0-9.-]*[a-z0-9]", recipient)
        .replaceAll("(?<!host mx\\[)\\b192\\.0\\.2\\.1\\b", client);
  }

  /** Returns the text without addresses, hosts and numbers. */
  static String group(String reply) {
    return reply
        .replaceAll("[^\\s<>()\\[\\]]+@[^\\s<>()\\[\\]]+", "@")
        .replaceAll("(?i)\\b[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,}\\b", ".")
        .replaceAll("[0-9]+", "#")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Half half(String group) {
    String digest = Sha256.hex(group);
    return Character.digit(digest.charAt(digest.length() - 1), 16) % 2 == 0 ? Half.EVEN : Half.ODD;
  }
}
