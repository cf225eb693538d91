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
 * Talks to a mail server as far as a script goes: greeting, EHLO, STARTTLS, and only with an
 * envelope MAIL and RCPT; then QUIT, never DATA (RFC 5321).
 *
 * <p>Written by hand because the mail library's client collects replies without limit. Safe for
 * concurrent use; each dialogue blocks its caller until the deadline at the latest.
 */
public final class SmtpProbe {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final SupervisedScheduler watch;

  /**
   * A client.
   *
   * @param watch hangs up when a deadline has passed, also inside a TLS handshake; left open
   */
  public SmtpProbe(SupervisedScheduler watch) {
    this.watch = watch;
  }

  /** Holds one dialogue; a server that misbehaves is told of in the outcome. */
  public SmtpDialogue talk(PermittedEndpoint server, SmtpScript script, Deadline deadline) {
    var conversation = new Conversation(script, deadline);
    try (var socket = new Socket()) {
      SupervisedScheduler.Scheduled hangUp = watch.after(deadline.left(), () -> close(socket));
      try {
        if (script.from().isPresent()) {
          socket.bind(new InetSocketAddress(script.from().get().toInetAddress(), 0));
        }
        socket.connect(
            server.toSocketAddress(), (int) deadline.orSooner(CONNECT).left().toMillis() + 1);
        conversation.hold(socket);
      } finally {
        hangUp.cancel();
      }
    } catch (IOException broken) {
      conversation.breakOff(how(broken, deadline));
    }
    return conversation.dialogue();
  }

  private static DialogueFailureKind how(IOException broken, Deadline deadline) {
    if (broken instanceof SocketTimeoutException || deadline.passed()) {
      return DialogueFailureKind.TIMEOUT;
    }
    if (broken instanceof SmtpLines.NotSmtp) {
      return DialogueFailureKind.PROTOCOL;
    }
    if (broken instanceof SSLException) {
      return DialogueFailureKind.TLS;
    }
    boolean nobodyThere =
        broken instanceof ConnectException || broken instanceof NoRouteToHostException;
    return nobodyThere ? DialogueFailureKind.REFUSED : DialogueFailureKind.CUT;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // The reader notices by itself that the connection is gone.
    }
  }

  /** One dialogue under way. */
  private static final class Conversation {
    private final SmtpScript script;
    private final Deadline deadline;
    private final List<Exchange> exchanges = new ArrayList<>();
    private Optional<Tls> tls = Optional.empty();
    private Optional<Broken> broken = Optional.empty();
    private Step at = Step.CONNECT;

    Conversation(SmtpScript script, Deadline deadline) {
      this.script = script;
      this.deadline = deadline;
    }

    void hold(Socket socket) throws IOException {
      var lines = new SmtpLines(socket, deadline);
      if (!hear(lines, Step.GREETING).isPositive()) {
        quit(lines);
        return;
      }
      SmtpReply ehlo = say(lines, Step.EHLO, "EHLO " + script.ehlo());
      if (ehlo.isPositive() && offers(ehlo, "STARTTLS")) {
        if (say(lines, Step.STARTTLS, "STARTTLS").isPositive()) {
          var secured = TlsHandshake.over(socket, script.server(), deadline);
          tls = Optional.of(secured.facts());
          lines = new SmtpLines(secured.socket(), deadline);
          ehlo = say(lines, Step.EHLO, "EHLO " + script.ehlo());
        }
      }
      if (ehlo.isPositive() && script.envelope().isPresent()) {
        envelope(lines, script.envelope().get(), offers(ehlo, "SMTPUTF8"));
      }
      quit(lines);
    }

    void breakOff(DialogueFailureKind dialogueFailureKind) {
      if (at != Step.QUIT) {
        broken = Optional.of(new Broken(at, dialogueFailureKind));
      }
    }

    SmtpDialogue dialogue() {
      return new SmtpDialogue(exchanges, tls, broken);
    }

    /** Addresses beyond ASCII need a server that says it can read them (RFC 6531 section 3.1). */
    private void envelope(SmtpLines lines, SmtpScript.Envelope envelope, boolean readsUtf8)
        throws IOException {
      if (!envelope.isAscii() && !readsUtf8) {
        return;
      }
      String sender = envelope.sender().map(Object::toString).orElse("");
      String parameter = envelope.isAscii() ? "" : " SMTPUTF8";
      if (say(lines, Step.MAIL, "MAIL FROM:<" + sender + ">" + parameter).isPositive()) {
        say(lines, Step.RCPT, "RCPT TO:<" + envelope.recipient() + ">");
      }
    }

    private void quit(SmtpLines lines) throws IOException {
      say(lines, Step.QUIT, "QUIT");
    }

    private SmtpReply say(SmtpLines lines, Step step, String command) throws IOException {
      at = step;
      lines.write(command);
      return hear(lines, step);
    }

    private SmtpReply hear(SmtpLines lines, Step step) throws IOException {
      at = step;
      try {
        SmtpReply reply = lines.read();
        exchanges.add(new Exchange(step, reply));
        return reply;
      } catch (SocketTimeoutException | SmtpLines.NotSmtp hopeless) {
        leave(lines, hopeless);
        throw hopeless;
      }
    }

    /** Says goodbye without waiting for the answer; to a greeting in SMTP alone. */
    private void leave(SmtpLines lines, IOException reason) {
      if (at == Step.GREETING || at == Step.QUIT) {
        return;
      }
      try {
        lines.write("QUIT");
      } catch (IOException gone) {
        reason.addSuppressed(gone);
      }
    }

    private static boolean offers(SmtpReply ehlo, String extension) {
      return ehlo.lines().stream().anyMatch(line -> line.strip().equalsIgnoreCase(extension));
    }
  }
}
