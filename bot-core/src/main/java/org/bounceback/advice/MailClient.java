package org.bounceback.advice;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;

/**
 * A mail client, and how to save a message with full headers in it.
 *
 * @param id the id in data files
 * @param name the display name
 * @param kind whether it has server settings
 * @param agents texts in its X-Mailer or User-Agent field, in lower case
 * @param messageIds suffixes of the Message-IDs that it generates, in lower case
 * @param examples a value of one of these fields for each text
 * @param saveInstructions instructions for a user who has the message open, in every language
 */
public record MailClient(
    String id,
    String name,
    Kind kind,
    List<String> agents,
    List<String> messageIds,
    List<String> examples,
    Map<Language, String> saveInstructions) {

  /** Where a mail client runs, which decides what its user can set. */
  public enum Kind {
    /** An app with server settings. */
    APP,
    /** Webmail of the kind that hosting providers run. */
    WEBMAIL,
    /** Webmail of another mailbox provider. */
    ONLINE
  }

  public MailClient {
    agents = List.copyOf(agents);
    messageIds = List.copyOf(messageIds);
    examples = List.copyOf(examples);
    saveInstructions = Map.copyOf(saveInstructions);
  }

  static MailClient read(DocumentNode entry) {
    entry.allowKeys("id", "name", "kind", "agents", "message-ids", "examples", "save");
    var save = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      save.put(language, entry.require("save").text(language.code()));
    }
    return new MailClient(
        entry.text("id"),
        entry.text("name"),
        kind(entry),
        entry.texts("agents"),
        entry.texts("message-ids"),
        entry.texts("examples"),
        save);
  }

  private static Kind kind(DocumentNode entry) {
    String kind = entry.text("kind").toUpperCase(Locale.ROOT);
    return Arrays.stream(Kind.values())
        .filter(each -> each.name().equals(kind))
        .findFirst()
        .orElseThrow(() -> new InvalidDataException(entry.path() + ": no such kind: " + kind));
  }

  /** Returns how to save a message as a file, in this language. */
  public String saveInstructions(Language language) {
    return Optional.ofNullable(saveInstructions.get(language)).orElseThrow();
  }
}
