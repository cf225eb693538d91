package org.bounceback.advice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.Resources;
import org.bounceback.mail.Header;

/** The known mail clients. Immutable. */
public final class MailClientCatalog {
  private final List<MailClient> programs;

  private MailClientCatalog(List<MailClient> programs) {
    this.programs = List.copyOf(programs);
  }

  /** Loads the bundled mail clients. */
  public static MailClientCatalog load() {
    String name = "mail-programs.yaml";
    String text = Resources.text(MailClientCatalog.class, name);
    return new MailClientCatalog(
        DocumentCodec.yaml(name, text).list().stream().map(MailClient::read).toList());
  }

  /** Returns all mail clients, the most common first. */
  public List<MailClient> all() {
    return programs;
  }

  /** Returns the mail client that wrote the first message for which it can be identified. */
  public Optional<MailClient> ofSender(Header... mails) {
    return Stream.of(mails).map(this::writerOf).flatMap(Optional::stream).findFirst();
  }

  /** Returns the mail client that wrote a message, by its X-Mailer, User-Agent or Message-ID. */
  public Optional<MailClient> writerOf(Header mail) {
    List<String> agents =
        Stream.of("X-Mailer", "User-Agent")
            .flatMap(field -> mail.all(field).stream())
            .map(MailClientCatalog::lower)
            .toList();
    String messageId = lower(mail.first("Message-ID").orElse(""));
    return first(program -> agents.stream().anyMatch(agent -> holds(agent, program.agents())))
        .or(() -> first(program -> program.messageIds().stream().anyMatch(messageId::endsWith)));
  }

  private Optional<MailClient> first(Predicate<MailClient> condition) {
    return programs.stream().filter(condition).findFirst();
  }

  private static boolean holds(String agent, List<String> marks) {
    return marks.stream().anyMatch(agent::contains);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
