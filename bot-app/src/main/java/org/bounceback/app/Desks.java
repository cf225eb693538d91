package org.bounceback.app;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.console.Console;
import org.bounceback.app.settings.Settings;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketStatusRepository;
import org.bounceback.mailbox.ImapMailbox;
import org.bounceback.net.Guard.GuardSettings;
import org.bounceback.net.Http;
import org.bounceback.net.JdkHttp;
import org.bounceback.net.RequestThrottle;
import org.bounceback.net.ThrottledHttp;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskWebhookEvents;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.HttpDesk;
import org.bounceback.ticket.desk.MailAttachment;
import org.bounceback.ticket.desk.WebhookSignatureVerifier;
import org.bounceback.ticket.desk.freshdesk.Freshdesk;
import org.bounceback.ticket.desk.local.LocalDesk;
import org.bounceback.ticket.desk.local.LocalTickets;
import org.bounceback.ticket.desk.osticket.OsTicket;
import org.bounceback.ticket.desk.requesttracker.RequestTracker;
import org.bounceback.ticket.desk.whmcs.Whmcs;
import org.bounceback.ticket.desk.zendesk.Zendesk;

/** Creates the configured ticket system. */
public final class Desks {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MAX_ANSWER = 4 << 20;
  private static final String LOCAL = "local";
  static final String EMAIL = "email";

  private Desks() {}

  /**
   * Returns the configured ticket system, or the local one.
   *
   * @throws CommandFailedException if a setting is missing or cannot be used
   */
  public static Desk of(Settings settings, Storage storage, Clock clock)
      throws CommandFailedException {
    return elsewhere(settings, clock)
        .orElseGet(() -> new LocalDesk(storage.database(), clock).whole());
  }

  /**
   * Returns the configured ticket system; empty for the local one.
   *
   * @throws CommandFailedException if a setting is missing
   */
  public static Optional<Desk> elsewhere(Settings settings, Clock clock)
      throws CommandFailedException {
    if (settings.text("desk.kind").filter(EMAIL::equals).isPresent()) {
      return Optional.of(new MailAccounts(settings, clock).desk());
    }
    Optional<DeskKind> kind = kind(settings);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    URI url = url("desk.url", settings.text("desk.url").orElse(""));
    try {
      MailAttachment.AttachmentFormat mail =
          settings
              .text("desk.mail")
              .map(MailAttachment.AttachmentFormat::of)
              .orElse(kind.get().usualMail());
      var config =
          new DeskConfig(
              url,
              settings.text("desk.user"),
              settings.text("desk.token"),
              settings.text("desk.queue"),
              settings.text("desk.field"),
              mail,
              TIMEOUT);
      return Optional.of(
          open(
              kind.get(),
              config,
              new ThrottledHttp(new JdkHttp(MAX_ANSWER), throttle(settings), clock),
              clock));
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailedException(Status.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private static Desk open(DeskKind kind, DeskConfig config, Http http, Clock clock) {
    return switch (kind) {
      case HTTP -> HttpDesk.open(config, http, clock);
      case RT -> RequestTracker.open(config, http, clock);
      case ZENDESK -> Zendesk.open(config, http, clock);
      case WHMCS -> Whmcs.open(config, http, clock);
      case OSTICKET -> OsTicket.open(config, http, clock);
      case FRESHDESK -> Freshdesk.open(config, http, clock);
    };
  }

  /**
   * Returns the web pages for the local ticket system; empty without {@code console.token}, or if
   * another ticket system is configured.
   *
   * @throws CommandFailedException if a setting cannot be used
   */
  static Optional<Console> console(Settings settings, Storage storage, Clock clock)
      throws CommandFailedException {
    boolean local =
        settings.text("desk.kind").filter(EMAIL::equals).isEmpty() && kind(settings).isEmpty();
    var tickets = new LocalTickets(storage.database(), clock);
    AccessTokens tokens = AccessTokens.of(settings);
    if (local) {
      tokens.warnIfConsoleIsClosed();
    }
    return tokens
        .console()
        .filter(token -> local)
        .map(token -> Console.of(token, tickets, storage.escalations().webhookEvents(), clock));
  }

  /**
   * Returns the handler of the ticket system's webhook; empty without {@code desk.webhook-secret}.
   *
   * @throws CommandFailedException if the ticket system does not sign its calls
   */
  static Optional<DeskWebhook> webhook(Settings settings, DeskWebhookEvents calls, Clock clock)
      throws CommandFailedException {
    Optional<String> secret = settings.text("desk.webhook-secret");
    if (secret.isEmpty()) {
      return Optional.empty();
    }
    Optional<DeskKind> kind = kind(settings);
    Optional<WebhookSignatureVerifier> signature =
        kind.flatMap(deskKind -> WebhookSignatureVerifier.of(deskKind, secret.get(), clock));
    if (signature.isEmpty()) {
      throw new CommandFailedException(
          Status.USAGE,
          "desk.webhook-secret is set, but only http and zendesk sign their calls; remove it,"
              + " the ticket system is read every desk.poll");
    }
    boolean readable = kind.get() != DeskKind.HTTP;
    return Optional.of(new DeskWebhook(signature.get(), readable, calls));
  }

  /**
   * Returns the mailbox for bounces, to be checked; empty if none is configured.
   *
   * @throws CommandFailedException if a setting is missing or cannot be used
   */
  public static Optional<ImapMailbox> mailbox(Settings settings, Clock clock)
      throws CommandFailedException {
    return new MailAccounts(settings, clock).mailbox();
  }

  /**
   * Assigns tickets to {@code desk}: those stored without a ticket system, and those of {@code
   * desk.formerly}.
   *
   * @throws CommandFailedException if the setting cannot be used
   */
  static void complete(Settings settings, Storage storage, Desk desk)
      throws CommandFailedException, StoreException {
    String kind = desk.name().kind();
    Optional<String> formerly = settings.text("desk.formerly");
    Optional<DeskId> former =
        formerly.isEmpty()
            ? Optional.empty()
            : Optional.of(
                kind.equals(EMAIL)
                    ? DeskId.at(kind, formerly.get())
                    : DeskId.at(kind, url("desk.formerly", formerly.get())));
    TicketStatusRepository tickets = storage.cases().tickets();
    storage
        .database()
        .write(
            tx -> {
              tickets.complete(tx, desk.name());
              former.ifPresent(name -> tickets.move(tx, name, desk.name()));
            });
  }

  /** Limits requests to the ticket system. */
  static RequestThrottle throttle(Settings settings) throws CommandFailedException {
    int perMinute = settings.number("desk.per-minute");
    if (perMinute < 1) {
      throw new CommandFailedException(
          Status.USAGE, "desk.per-minute is %d; enter 1 or more".formatted(perMinute));
    }
    return new RequestThrottle(
        "ticket system", GuardSettings.perMinute(perMinute), System::nanoTime);
  }

  private static Optional<DeskKind> kind(Settings settings) throws CommandFailedException {
    Optional<String> named = settings.text("desk.kind");
    if (named.isEmpty()) {
      return settings.text("desk.url").map(url -> DeskKind.HTTP);
    }
    Optional<DeskKind> kind = DeskKind.named(named.get());
    if (kind.isEmpty() && !named.get().equals(LOCAL)) {
      String known =
          Arrays.stream(DeskKind.values()).map(DeskKind::code).collect(Collectors.joining(", "));
      throw new CommandFailedException(
          Status.USAGE,
          "desk.kind is \"%s\"; enter one of %s, %s, %s"
              .formatted(named.get(), LOCAL, EMAIL, known));
    }
    return kind;
  }

  private static URI url(String key, String url) throws CommandFailedException {
    try {
      var whole = new URI(url);
      if (whole.getHost() != null && String.valueOf(whole.getScheme()).matches("https?")) {
        return whole;
      }
    } catch (URISyntaxException wrong) {
      throw new CommandFailedException(Status.USAGE, noUrl(key, url), wrong);
    }
    throw new CommandFailedException(Status.USAGE, noUrl(key, url));
  }

  private static String noUrl(String key, String url) {
    return "%s is \"%s\"; enter a complete URL, such as https://desk.example.org/tickets"
        .formatted(key, url);
  }
}
