package org.bounceback.advice;

import java.util.List;
import org.bounceback.data.DocumentNode;

/**
 * A mail program and the way to get a message with its full header out of it.
 *
 * @param id its name in data
 * @param name its name for people
 * @param agents what its X-Mailer or User-Agent holds, in lower case
 * @param messageIds how the Message-IDs end that it makes, in lower case
 * @param examples a value of one of these fields for each mark
 * @param way what to do, for whoever has the message open
 */
public record MailClient(
    String id,
    String name,
    List<String> agents,
    List<String> messageIds,
    List<String> examples,
    String way) {

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
