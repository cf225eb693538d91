package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.sandbox.smtp.Command.Path;

/** Receives one message after another: MAIL, RCPT, DATA (RFC 5321 section 3.3). */
final class Transaction {
  private static final long MAX_BYTES = 64L << 20;

  private final ServerBehavior serverBehavior;
  private final SmtpConnection smtpConnection;
  private final ReplySelector replySelector;
  private final ClientHistory clientHistory;
  private final List<String> recipients = new ArrayList<>();
  private Optional<String> sender = Optional.empty();

  Transaction(
      ServerBehavior serverBehavior,
      SmtpConnection smtpConnection,
      ReplySelector replySelector,
      ClientHistory clientHistory) {
    this.serverBehavior = serverBehavior;
    this.smtpConnection = smtpConnection;
    this.replySelector = replySelector;
    this.clientHistory = clientHistory;
  }

  void reset() {
    sender = Optional.empty();
    recipients.clear();
  }

  void mail(Command command) throws IOException {
    Optional<Path> path = command.path("FROM");
    if (sender.isPresent()) {
      replySelector.send("503 5.5.1 There is a sender already");
    } else if (path.isEmpty()) {
      replySelector.send("501 5.5.4 Syntax: MAIL FROM:<address>");
    } else {
      mail(path.get());
    }
  }

  private void mail(Path path) throws IOException {
    Optional<String> complaint = complaint(path);
    if (complaint.isPresent()) {
      replySelector.send(complaint.get());
      return;
    }
    String address = path.address();
    replySelector.perform(
        SmtpStage.MAIL,
        address,
        ServerReply.of("250 2.1.0 Ok"),
        () -> sender = Optional.of(address));
  }

  /** Returns the error in the sender's parameters; empty if there is none. */
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
      case "SIZE" -> serverBehavior.size().isPresent();
      case "BODY" -> serverBehavior.extensions().contains("8BITMIME");
      default -> serverBehavior.extensions().contains(keyword);
    };
  }

  void rcpt(Command command) throws IOException {
    Optional<Path> path = command.path("TO").filter(each -> !each.address().isEmpty());
    if (sender.isEmpty()) {
      replySelector.send("503 5.5.1 Say MAIL first");
    } else if (path.isEmpty()) {
      replySelector.send("501 5.5.4 Syntax: RCPT TO:<address>");
    } else if (!path.get().parameters().isEmpty()) {
      replySelector.send("555 5.5.4 Unsupported option: " + path.get().parameters().get(0));
    } else {
      String address = path.get().address();
      replySelector.perform(
          SmtpStage.RCPT, address, ServerReply.of("250 2.1.5 Ok"), () -> recipients.add(address));
    }
  }

  void data(Command command) throws IOException {
    if (!command.argument().isEmpty()) {
      replySelector.send("501 5.5.4 Syntax: DATA");
    } else if (sender.isEmpty()) {
      replySelector.send("503 5.5.1 Say MAIL first");
    } else if (recipients.isEmpty()) {
      replySelector.send("554 5.5.1 No valid recipients");
    } else {
      Optional<ServerReply> said =
          replySelector.perform(SmtpStage.DATA, ServerReply.of("354 End with a dot"));
      if (said.isPresent() && said.get().isPositive()) {
        content(sender.get());
      }
    }
  }

  private void content(String from) throws IOException {
    Optional<Content> content = Content.read(smtpConnection, mostBytes());
    if (content.isEmpty()) {
      replySelector.end();
      return;
    }
    var mail = new AcceptedMail(from, recipients, content.get().text());
    if (content.get().rejection().isPresent()) {
      replySelector.send(content.get().rejection().get());
    } else {
      replySelector.perform(
          SmtpStage.CONTENT,
          "",
          ServerReply.of("250 2.0.0 Ok: queued"),
          () -> clientHistory.keep(mail));
    }
    reset();
  }

  private long mostBytes() {
    return serverBehavior.size().orElse(MAX_BYTES);
  }
}
