package org.bounceback.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.bounceback.net.SmtpDialogue.Broken;
import org.bounceback.net.SmtpDialogue.DialogueFailureKind;
import org.bounceback.net.SmtpDialogue.Exchange;
import org.bounceback.net.SmtpDialogue.Step;
import org.bounceback.net.SmtpDialogue.Tls;
import org.bounceback.supervision.SupervisedScheduler;

/**
 * Runs an SMTP dialogue according to a script: greeting, EHLO, STARTTLS, and MAIL and RCPT only
 * with an envelope; then QUIT, never DATA (RFC 5321).
 *
 * <p>It does not use the mail library, whose client reads replies without a size limit. Safe for
 * concurrent use; each dialogue blocks its caller until the deadline at most.
 */
public final class SmtpProbe {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final SupervisedScheduler watch;

  /**
   * Creates a probe.
   *
   * @param watch closes connections whose deadline has passed, even during a TLS handshake; it is
   *     not closed
   */
  public SmtpProbe(SupervisedScheduler watch) {
    this.watch = watch;
  }

  /** Runs one dialogue; failures are reported in the result. */
  public SmtpDialogue run(PermittedEndpoint server, SmtpScript script, Deadline deadline) {
    var session = new Session(script, deadline);
    try (var socket = new Socket()) {
      SupervisedScheduler.Scheduled hangUp =
          watch.schedule(deadline.remaining(), () -> close(socket));
      try {
        if (script.from().isPresent()) {
          socket.bind(new InetSocketAddress(script.from().get().toInetAddress(), 0));
        }
        socket.connect(
            server.toSocketAddress(), (int) deadline.earlierOf(CONNECT).remaining().toMillis() + 1);
        session.run(socket);
      } finally {
        hangUp.cancel();
      }
    } catch (IOException failure) {
      session.fail(how(failure, deadline));
    }
    return session.dialogue();
  }

  private static DialogueFailureKind how(IOException failure, Deadline deadline) {
    if (failure instanceof SocketTimeoutException || deadline.isExpired()) {
      return DialogueFailureKind.TIMEOUT;
    }
    if (failure instanceof SmtpLines.NotSmtp) {
      return DialogueFailureKind.PROTOCOL;
    }
    if (failure instanceof SSLException) {
      return DialogueFailureKind.TLS;
    }
    boolean isUnreachable =
        failure instanceof ConnectException || failure instanceof NoRouteToHostException;
    return isUnreachable ? DialogueFailureKind.REFUSED : DialogueFailureKind.CUT;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // The reading thread detects that the connection is closed.
    }
  }

  /** One dialogue in progress. */
  private static final class Session {
    private final SmtpScript script;
    private final Deadline deadline;
    private final List<Exchange> exchanges = new ArrayList<>();
    private Optional<Tls> tls = Optional.empty();
    private Optional<Broken> broken = Optional.empty();
    private Step at = Step.CONNECT;

    Session(SmtpScript script, Deadline deadline) {
      this.script = script;
      this.deadline = deadline;
    }

    void run(Socket socket) throws IOException {
      var lines = new SmtpLines(socket, deadline);
      if (!receive(lines, Step.GREETING).isPositive()) {
        quit(lines);
        return;
      }
      SmtpReply ehlo = send(lines, Step.EHLO, "EHLO " + script.ehlo());
      if (ehlo.isPositive() && offers(ehlo, "STARTTLS")) {
        if (send(lines, Step.STARTTLS, "STARTTLS").isPositive()) {
          var secured = TlsHandshake.start(socket, script.server(), deadline);
          tls = Optional.of(secured.facts());
          lines = new SmtpLines(secured.socket(), deadline);
          ehlo = send(lines, Step.EHLO, "EHLO " + script.ehlo());
        }
      }
      if (ehlo.isPositive() && script.envelope().isPresent()) {
        envelope(lines, script.envelope().get(), offers(ehlo, "SMTPUTF8"));
      }
      quit(lines);
    }

    void fail(DialogueFailureKind dialogueFailureKind) {
      if (at != Step.QUIT) {
        broken = Optional.of(new Broken(at, dialogueFailureKind));
      }
    }

    SmtpDialogue dialogue() {
      return new SmtpDialogue(exchanges, tls, broken);
    }

    /**
     * Sends MAIL and RCPT. Non-ASCII addresses require a server that supports SMTPUTF8 (RFC 6531
     * section 3.1).
     */
    private void envelope(SmtpLines lines, SmtpScript.Envelope envelope, boolean supportsUtf8)
        throws IOException {
      if (!envelope.isAscii() && !supportsUtf8) {
        return;
      }
      String sender = envelope.sender().map(Object::toString).orElse("");
      String parameter = envelope.isAscii() ? "" : " SMTPUTF8";
      if (send(lines, Step.MAIL, "MAIL FROM:<" + sender + ">" + parameter).isPositive()) {
        send(lines, Step.RCPT, "RCPT TO:<" + envelope.recipient() + ">");
      }
    }

    private void quit(SmtpLines lines) throws IOException {
      send(lines, Step.QUIT, "QUIT");
    }

    private SmtpReply send(SmtpLines lines, Step step, String command) throws IOException {
      at = step;
      lines.write(command);
      return receive(lines, step);
    }

    private SmtpReply receive(SmtpLines lines, Step step) throws IOException {
      at = step;
      try {
        SmtpReply reply = lines.read();
        exchanges.add(new Exchange(step, reply));
        return reply;
      } catch (SocketTimeoutException | SmtpLines.NotSmtp failure) {
        sendQuit(lines, failure);
        throw failure;
      }
    }

    /** Sends QUIT without waiting for the reply, if the server has sent an SMTP greeting. */
    private void sendQuit(SmtpLines lines, IOException reason) {
      if (at == Step.GREETING || at == Step.QUIT) {
        return;
      }
      try {
        lines.write("QUIT");
      } catch (IOException failed) {
        reason.addSuppressed(failed);
      }
    }

    private static boolean offers(SmtpReply ehlo, String extension) {
      return ehlo.lines().stream().anyMatch(line -> line.strip().equalsIgnoreCase(extension));
    }
  }
}
