package org.bounceback.advice;

import java.util.List;
import org.bounceback.data.DocumentNode;

/**
 * A mail client, and how to export a message with full headers from it.
 *
 * @param id the id in data files
 * @param name the display name
 * @param agents texts in its X-Mailer or User-Agent field, in lower case
 * @param messageIds suffixes of the Message-IDs that it generates, in lower case
 * @param examples a value of one of these fields for each text
 * @param instructions instructions for a user who has the message open
 */
public record MailClient(
    String id,
    String name,
    List<String> agents,
    List<String> messageIds,
    List<String> examples,
    String instructions) {

  public MailClient {
    agents = List.copyOf(agents);
    messageIds = List.copyOf(messageIds);
    examples = List.copyOf(examples);
  }

  static MailClient read(DocumentNode entry) {
    entry.allowKeys("id", "name", "agents", "message-ids", "examples", "way");
    return new MailClient(
        entry.text("id"),
        entry.text("name"),
        entry.texts("agents"),
        entry.texts("message-ids"),
        entry.texts("examples"),
        entry.text("way"));
  }
}
