package org.bounceback.sandbox.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs the session with one client (RFC 5321 section 4.1.4 for the order of commands). */
final class SmtpSession {
  private static final Pattern HELLO_NAME =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Za-z.:]+]");

  private final ServerBehavior serverBehavior;
  private final SmtpConnection smtpConnection;
  private final Transcript transcript;
  private final ReplySelector replySelector;
  private final Transaction transaction;
  private final Optional<SmtpAuthentication> smtpAuthentication;
  private boolean turnedAway;
  private boolean introduced;
  private boolean encrypted;

  SmtpSession(
      ServerBehavior serverBehavior, SmtpConnection smtpConnection, ClientHistory clientHistory) {
    this.serverBehavior = serverBehavior;
    this.smtpConnection = smtpConnection;
    transcript = clientHistory.open(smtpConnection.client());
    replySelector = new ReplySelector(serverBehavior, smtpConnection, clientHistory);
    transaction = new Transaction(serverBehavior, smtpConnection, replySelector, clientHistory);
    smtpAuthentication =
        serverBehavior
            .login()
            .map(login -> new SmtpAuthentication(login, smtpConnection, replySelector));
  }

  /** Sends the greeting and answers until one side disconnects. */
  void run() throws IOException {
    if (serverBehavior.tlsFromTheStart()) {
      transcript.encrypted(smtpConnection.startTls(TestCertificates.context(StartTls.VALID)));
      encrypted = true;
    }
    greet();
    while (!replySelector.isOver()) {
      Optional<String> line = smtpConnection.readLine();
      if (line.isEmpty()) {
        return;
      }
      transcript.received(line.get());
      answer(line.get());
    }
    smtpConnection.finish();
  }

  private void greet() throws IOException {
    if (smtpConnection.hasUnread()) {
      replySelector.send("554 5.5.1 You talk before my greeting");
      replySelector.end();
      return;
    }
    Optional<ServerReply> said =
        replySelector.perform(
            SmtpStage.CONNECT, ServerReply.of("220 " + serverBehavior.host() + " ESMTP"));
    turnedAway = said.isPresent() && said.get().hasCode("554");
  }

  private void answer(String line) throws IOException {
    Optional<String> complaint = Command.formatError(line);
    Command command = Command.of(line);
    Optional<SmtpStage> smtpStage = command.moment();
    if (complaint.isPresent()) {
      replySelector.send(complaint.get());
    } else if (smtpStage.isEmpty()) {
      replySelector.send("500 5.5.2 Command unknown");
    } else if (turnedAway && smtpStage.get() != SmtpStage.QUIT) {
      replySelector.send("503 5.5.1 There is no service here");
    } else {
      answer(smtpStage.get(), command);
    }
  }

  private void answer(SmtpStage smtpStage, Command command) throws IOException {
    switch (smtpStage) {
      case EHLO -> hello(smtpStage, command, offer());
      case HELO -> hello(smtpStage, command, ServerReply.of("250 " + serverBehavior.host()));
      case STARTTLS -> startTls(command);
      case AUTH -> authenticate(command);
      case MAIL -> mail(command);
      case RCPT -> transaction.rcpt(command);
      case DATA -> transaction.data(command);
      case RSET -> {
        transaction.reset();
        replySelector.perform(smtpStage, ServerReply.of("250 2.0.0 Ok"));
      }
      case VRFY ->
          replySelector.perform(smtpStage, ServerReply.of("252 2.5.2 Send some mail, we will see"));
      case QUIT -> {
        replySelector.perform(smtpStage, ServerReply.of("221 2.0.0 Bye"));
        replySelector.end();
      }
      default -> replySelector.perform(smtpStage, ServerReply.of("250 2.0.0 Ok"));
    }
  }

  private void hello(SmtpStage smtpStage, Command command, ServerReply usual) throws IOException {
    if (!HELLO_NAME.matcher(command.argument()).matches()) {
      replySelector.send("501 5.5.4 Syntax: " + smtpStage + " hostname");
      return;
    }
    Optional<ServerReply> said = replySelector.perform(smtpStage, usual);
    introduced |= said.isPresent() && said.get().isPositive();
    transaction.reset();
  }

  private ServerReply offer() {
    var lines = new ArrayList<String>();
    lines.add("250 " + serverBehavior.host());
    lines.addAll(serverBehavior.extensions());
    serverBehavior.size().ifPresent(bytes -> lines.add("SIZE " + bytes));
    if (serverBehavior.startTls() != StartTls.NONE && !encrypted) {
      lines.add("STARTTLS");
    }
    if (encrypted && smtpAuthentication.isPresent()) {
      lines.add(SmtpAuthentication.offer());
    }
    return ServerReply.of(String.join("\n", lines));
  }

  private void mail(Command command) throws IOException {
    if (!introduced) {
      replySelector.send("503 5.5.1 Say EHLO first");
    } else if (smtpAuthentication.isPresent() && !smtpAuthentication.get().isDone()) {
      replySelector.send("530 5.7.0 Log in first");
    } else {
      transaction.mail(command);
    }
  }

  private void authenticate(Command command) throws IOException {
    if (smtpAuthentication.isEmpty()) {
      replySelector.send("503 5.5.1 AUTH is not offered");
    } else if (!introduced) {
      replySelector.send("503 5.5.1 Say EHLO first");
    } else {
      smtpAuthentication.get().answer(command, encrypted);
    }
  }

  private void startTls(Command command) throws IOException {
    if (encrypted || serverBehavior.startTls() == StartTls.NONE) {
      replySelector.send("503 5.5.1 STARTTLS is not offered");
    } else if (!command.argument().isEmpty()) {
      replySelector.send("501 5.5.4 Syntax: STARTTLS");
    } else if (smtpConnection.hasUnread()) {
      replySelector.send("554 5.5.1 Nothing may be pipelined behind STARTTLS");
      replySelector.end();
    } else if (serverBehavior.startTls() == StartTls.UNAVAILABLE) {
      replySelector.perform(SmtpStage.STARTTLS, ServerReply.of("454 4.7.0 TLS not available"));
    } else {
      Optional<ServerReply> said = replySelector.perform(SmtpStage.STARTTLS, ready());
      if (said.isPresent() && said.get().isPositive()) {
        shakeHands();
      }
    }
  }

  private ServerReply ready() {
    var lines = new ArrayList<>(List.of("220 2.0.0 Ready"));
    serverBehavior.injected().map(ServerReply::lines).ifPresent(lines::addAll);
    return new ServerReply(lines);
  }

  private void shakeHands() throws IOException {
    if (serverBehavior.startTls() == StartTls.HANDSHAKE_FAILS) {
      smtpConnection.failHandshake();
      replySelector.end();
      return;
    }
    transcript.encrypted(
        smtpConnection.startTls(TestCertificates.context(serverBehavior.startTls())));
    encrypted = true;
    introduced = false;
    transaction.reset();
  }
}
