package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds the dialogue with one client (RFC 5321 section 4.1.4 for the order of commands). */
final class Conversation {
  private static final Pattern HELLO_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Za-z.:]+]");

  private final Manners manners;
  private final Connection connection;
  private final Transcript transcript;
  private final Speaker speaker;
  private final Transaction transaction;
  private final Optional<Authentication> authentication;
  private boolean turnedAway;
  private boolean introduced;
  private boolean encrypted;

  Conversation(Manners manners, Connection connection, Ledger ledger) {
    this.manners = manners;
    this.connection = connection;
    transcript = ledger.open(connection.client());
    speaker = new Speaker(manners, connection, ledger);
    transaction = new Transaction(manners, connection, speaker, ledger);
    authentication = manners.login().map(login -> new Authentication(login, connection, speaker));
  }

  /** Greets and answers until one side hangs up. */
  void hold() throws IOException {
    if (manners.tlsFromTheStart()) {
      transcript.encrypted(connection.startTls(Keys.context(StartTls.VALID)));
      encrypted = true;
    }
    greet();
    while (!speaker.isOver()) {
      Optional<String> line = connection.readLine();
      if (line.isEmpty()) {
        return;
      }
      transcript.heard(line.get());
      answer(line.get());
    }
    connection.finish();
  }

  private void greet() throws IOException {
    if (connection.hasUnread()) {
      speaker.say("554 5.5.1 You talk before my greeting");
      speaker.end();
      return;
    }
    Optional<Reply> said =
        speaker.perform(Moment.CONNECT, Reply.of("220 " + manners.host() + " ESMTP"));
    turnedAway = said.isPresent() && said.get().hasCode("554");
  }

  private void answer(String line) throws IOException {
    Optional<String> complaint = Command.complaint(line);
    Command command = Command.of(line);
    Optional<Moment> moment = command.moment();
    if (complaint.isPresent()) {
      speaker.say(complaint.get());
    } else if (moment.isEmpty()) {
      speaker.say("500 5.5.2 Command unknown");
    } else if (turnedAway && moment.get() != Moment.QUIT) {
      speaker.say("503 5.5.1 There is no service here");
    } else {
      answer(moment.get(), command);
    }
  }

  private void answer(Moment moment, Command command) throws IOException {
    switch (moment) {
      case EHLO -> hello(moment, command, offer());
      case HELO -> hello(moment, command, Reply.of("250 " + manners.host()));
      case STARTTLS -> startTls(command);
      case AUTH -> authenticate(command);
      case MAIL -> mail(command);
      case RCPT -> transaction.rcpt(command);
      case DATA -> transaction.data(command);
      case RSET -> {
        transaction.reset();
        speaker.perform(moment, Reply.of("250 2.0.0 Ok"));
      }
      case VRFY -> speaker.perform(moment, Reply.of("252 2.5.2 Send some mail, we will see"));
      case QUIT -> {
        speaker.perform(moment, Reply.of("221 2.0.0 Bye"));
        speaker.end();
      }
      default -> speaker.perform(moment, Reply.of("250 2.0.0 Ok"));
    }
  }

  private void hello(Moment moment, Command command, Reply usual) throws IOException {
    if (!HELLO_NAME.matcher(command.argument()).matches()) {
      speaker.say("501 5.5.4 Syntax: " + moment + " hostname");
      return;
    }
    Optional<Reply> said = speaker.perform(moment, usual);
    introduced |= said.isPresent() && said.get().isPositive();
    transaction.reset();
  }

  private Reply offer() {
    var lines = new ArrayList<String>();
    lines.add("250 " + manners.host());
    lines.addAll(manners.extensions());
    manners.size().ifPresent(bytes -> lines.add("SIZE " + bytes));
    if (manners.startTls() != StartTls.NONE && !encrypted) {
      lines.add("STARTTLS");
    }
    if (encrypted && authentication.isPresent()) {
      lines.add(Authentication.offer());
    }
    return Reply.of(String.join("\n", lines));
  }

  private void mail(Command command) throws IOException {
    if (!introduced) {
      speaker.say("503 5.5.1 Say EHLO first");
    } else if (authentication.isPresent() && !authentication.get().isDone()) {
      speaker.say("530 5.7.0 Log in first");
    } else {
      transaction.mail(command);
    }
  }

  private void authenticate(Command command) throws IOException {
    if (authentication.isEmpty()) {
      speaker.say("503 5.5.1 AUTH is not offered");
    } else if (!introduced) {
      speaker.say("503 5.5.1 Say EHLO first");
    } else {
      authentication.get().answer(command, encrypted);
    }
  }

  private void startTls(Command command) throws IOException {
    if (encrypted || manners.startTls() == StartTls.NONE) {
      speaker.say("503 5.5.1 STARTTLS is not offered");
    } else if (!command.argument().isEmpty()) {
      speaker.say("501 5.5.4 Syntax: STARTTLS");
    } else if (connection.hasUnread()) {
      speaker.say("554 5.5.1 Nothing may be pipelined behind STARTTLS");
      speaker.end();
    } else if (manners.startTls() == StartTls.UNAVAILABLE) {
      speaker.perform(Moment.STARTTLS, Reply.of("454 4.7.0 TLS not available"));
    } else {
      Optional<Reply> said = speaker.perform(Moment.STARTTLS, ready());
      if (said.isPresent() && said.get().isPositive()) {
        shakeHands();
      }
    }
  }

  private Reply ready() {
    var lines = new ArrayList<>(List.of("220 2.0.0 Ready"));
    manners.injected().map(Reply::lines).ifPresent(lines::addAll);
    return new Reply(lines);
  }

  private void shakeHands() throws IOException {
    if (manners.startTls() == StartTls.HANDSHAKE_FAILS) {
      connection.failHandshake();
      speaker.end();
      return;
    }
    transcript.encrypted(connection.startTls(Keys.context(manners.startTls())));
    encrypted = true;
    introduced = false;
    transaction.reset();
  }
}
