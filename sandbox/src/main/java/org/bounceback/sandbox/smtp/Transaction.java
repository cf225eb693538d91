package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.sandbox.smtp.Command.Path;

/** Takes one mail after the other: MAIL, RCPT, DATA (RFC 5321 section 3.3). */
final class Transaction {
  private static final long MOST_BYTES = 64L << 20;

  private final Manners manners;
  private final Connection connection;
  private final Speaker speaker;
  private final Ledger ledger;
  private final List<String> recipients = new ArrayList<>();
  private Optional<String> sender = Optional.empty();

  Transaction(Manners manners, Connection connection, Speaker speaker, Ledger ledger) {
    this.manners = manners;
    this.connection = connection;
    this.speaker = speaker;
    this.ledger = ledger;
  }

  void reset() {
    sender = Optional.empty();
    recipients.clear();
  }

  void mail(Command command) throws IOException {
    Optional<Path> path = command.path("FROM");
    if (sender.isPresent()) {
      speaker.say("503 5.5.1 There is a sender already");
    } else if (path.isEmpty()) {
      speaker.say("501 5.5.4 Syntax: MAIL FROM:<address>");
    } else {
      mail(path.get());
    }
  }

  private void mail(Path path) throws IOException {
    Optional<String> complaint = complaint(path);
    if (complaint.isPresent()) {
      speaker.say(complaint.get());
      return;
    }
    String address = path.address();
    speaker.perform(
        Moment.MAIL, address, Reply.of("250 2.1.0 Ok"), () -> sender = Optional.of(address));
  }

  /** What is wrong with the sender's parameters; empty when nothing is. */
  private Optional<String> complaint(Path path) {
    for (String parameter : path.parameters()) {
      String[] parts = parameter.toUpperCase(Locale.ROOT).split("=", 2);
      String value = parts.length == 1 ? "" : parts[1];
      if (!isOffered(parts[0])) {
        return Optional.of("555 5.5.4 Unsupported option: " + parts[0]);
      }
      if (parts[0].equals("SIZE") && !value.matches("\\d{1,18}")) {
        return Optional.of("501 5.5.4 Bad size");
      }
      if (parts[0].equals("SIZE") && Long.parseLong(value) > mostBytes()) {
        return Optional.of("552 5.3.4 Message too big");
      }
    }
    return Optional.empty();
  }

  private boolean isOffered(String keyword) {
    return switch (keyword) {
      case "SIZE" -> manners.size().isPresent();
      case "BODY" -> manners.extensions().contains("8BITMIME");
      default -> manners.extensions().contains(keyword);
    };
  }

  void rcpt(Command command) throws IOException {
    Optional<Path> path = command.path("TO").filter(each -> !each.address().isEmpty());
    if (sender.isEmpty()) {
      speaker.say("503 5.5.1 Say MAIL first");
    } else if (path.isEmpty()) {
      speaker.say("501 5.5.4 Syntax: RCPT TO:<address>");
    } else if (!path.get().parameters().isEmpty()) {
      speaker.say("555 5.5.4 Unsupported option: " + path.get().parameters().get(0));
    } else {
      String address = path.get().address();
      speaker.perform(
          Moment.RCPT, address, Reply.of("250 2.1.5 Ok"), () -> recipients.add(address));
    }
  }

  void data(Command command) throws IOException {
    if (!command.argument().isEmpty()) {
      speaker.say("501 5.5.4 Syntax: DATA");
    } else if (sender.isEmpty()) {
      speaker.say("503 5.5.1 Say MAIL first");
    } else if (recipients.isEmpty()) {
      speaker.say("554 5.5.1 No valid recipients");
    } else {
      Optional<Reply> said = speaker.perform(Moment.DATA, Reply.of("354 End with a dot"));
      if (said.isPresent() && said.get().isPositive()) {
        content(sender.get());
      }
    }
  }

  private void content(String from) throws IOException {
    Optional<Content> content = Content.read(connection, mostBytes());
    if (content.isEmpty()) {
      speaker.end();
      return;
    }
    var mail = new AcceptedMail(from, recipients, content.get().text());
    if (content.get().complaint().isPresent()) {
      speaker.say(content.get().complaint().get());
    } else {
      speaker.perform(
          Moment.CONTENT, "", Reply.of("250 2.0.0 Ok: queued"), () -> ledger.keep(mail));
    }
    reset();
  }

  private long mostBytes() {
    return manners.size().orElse(MOST_BYTES);
  }
}
