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
  private final List<MailClient> clients;

  private MailClientCatalog(List<MailClient> clients) {
    this.clients = List.copyOf(clients);
  }

  /** Loads the bundled mail clients. */
  public static MailClientCatalog load() {
    String name = "mail-clients.yaml";
    String text = Resources.text(MailClientCatalog.class, name);
    return new MailClientCatalog(
        DocumentCodec.yaml(name, text).list().stream().map(MailClient::read).toList());
  }

  /** Returns all mail clients, the most common first. */
  public List<MailClient> all() {
    return clients;
  }

  /** Returns the mail client with this id. */
  public Optional<MailClient> find(String id) {
    return first(client -> client.id().equals(id));
  }

  /**
   * Returns the mail client that names itself in the X-Mailer or User-Agent field of the first
   * message that has one. Unlike a Message-ID, these fields identify the app and not only the
   * provider.
   */
  public Optional<MailClient> ofAgent(Header... mails) {
    return Stream.of(mails).map(this::byAgent).flatMap(Optional::stream).findFirst();
  }

  /** Returns the mail client that wrote the first message for which it can be identified. */
  public Optional<MailClient> ofSender(Header... mails) {
    return Stream.of(mails).map(this::writerOf).flatMap(Optional::stream).findFirst();
  }

  /** Returns the mail client that wrote a message, by its X-Mailer, User-Agent or Message-ID. */
  public Optional<MailClient> writerOf(Header mail) {
    String messageId = lower(mail.first("Message-ID").orElse(""));
    return byAgent(mail)
        .or(() -> first(client -> client.messageIds().stream().anyMatch(messageId::endsWith)));
  }

  private Optional<MailClient> byAgent(Header mail) {
    List<String> agents =
        Stream.of("X-Mailer", "User-Agent")
            .flatMap(field -> mail.all(field).stream())
            .map(MailClientCatalog::lower)
            .toList();
    return first(client -> agents.stream().anyMatch(agent -> holds(agent, client.agents())));
  }

  private Optional<MailClient> first(Predicate<MailClient> condition) {
    return clients.stream().filter(condition).findFirst();
  }

  private static boolean holds(String agent, List<String> marks) {
    return marks.stream().anyMatch(agent::contains);
  }

  private static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
