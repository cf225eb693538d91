package org.bounceback.sandbox.smtp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How one mail server behaves. Without further words it is polite: it greets, offers PIPELINING,
 * 8BITMIME and ENHANCEDSTATUSCODES, and accepts all mail.
 *
 * <pre>{@code
 * Manners.of("mx.shop.example")
 *     .startTls(StartTls.EXPIRED)
 *     .rcptTo("nobody@shop.example", "550 5.1.1 No such user")
 *     .on(Moment.DATA, Act.hangUp())
 *     .build()
 * }</pre>
 */
public final class ServerBehavior {
  private static final String ANY = "*";

  private final String host;
  private final List<String> extensions;
  private final StartTls startTls;
  private final OptionalLong size;
  private final Optional<SmtpAuthentication.Login> login;
  private final boolean tlsFromTheStart;
  private final ReplyDelay replyDelay;
  private final Map<String, ScriptedAction> scriptedActions;
  private final Optional<ServerReply> injected;

  private ServerBehavior(Builder from) {
    host = from.host;
    extensions = List.copyOf(from.extensions);
    startTls = from.startTls;
    size = from.size;
    login = from.login;
    tlsFromTheStart = from.tlsFromTheStart;
    replyDelay = new ReplyDelay(from.beforeLine, from.betweenBytes);
    scriptedActions = Map.copyOf(from.scriptedActions);
    injected = from.injected;
  }

  /** Begins with the polite server of this name. */
  public static Builder of(String host) {
    return new Builder(host);
  }

  String host() {
    return host;
  }

  /** What EHLO offers, STARTTLS and SIZE aside. */
  List<String> extensions() {
    return extensions;
  }

  StartTls startTls() {
    return startTls;
  }

  /** The most bytes that a mail may have; empty offers no SIZE. */
  OptionalLong size() {
    return size;
  }

  /** Who may send mail once logged in; empty lets everybody send without. */
  Optional<SmtpAuthentication.Login> login() {
    return login;
  }

  /** Whether the client has to begin with TLS (RFC 8314). */
  boolean tlsFromTheStart() {
    return tlsFromTheStart;
  }

  ReplyDelay pace() {
    return replyDelay;
  }

  /** What follows the 220 of STARTTLS in plain text. */
  Optional<ServerReply> injected() {
    return injected;
  }

  /** What it does at a moment that is about an address; empty for the usual. */
  Optional<ScriptedAction> act(SmtpStage smtpStage, String address) {
    return Optional.ofNullable(scriptedActions.get(key(smtpStage, address)))
        .or(() -> Optional.ofNullable(scriptedActions.get(key(smtpStage, ANY))));
  }

  /** Names a moment that is about an address, which is compared without regard to case. */
  static String key(SmtpStage smtpStage, String address) {
    return smtpStage + " " + address.toLowerCase(Locale.ROOT);
  }

  /** Puts manners together. Not safe for concurrent use. */
  public static final class Builder {
    private final String host;
    private List<String> extensions = List.of("PIPELINING", "8BITMIME", "ENHANCEDSTATUSCODES");
    private StartTls startTls = StartTls.NONE;
    private OptionalLong size = OptionalLong.empty();
    private Optional<SmtpAuthentication.Login> login = Optional.empty();
    private boolean tlsFromTheStart;
    private Duration beforeLine = Duration.ZERO;
    private Duration betweenBytes = Duration.ZERO;
    private final Map<String, ScriptedAction> scriptedActions = new HashMap<>();
    private Optional<ServerReply> injected = Optional.empty();

    private Builder(String host) {
      this.host = host;
    }

    /** Greets with this reply. After 421 it hangs up; after 554 every command but QUIT gets 503. */
    public Builder greeting(String reply) {
      return on(SmtpStage.CONNECT, ScriptedAction.say(reply));
    }

    /** Offers these extensions, each as EHLO lists it; SIZE and STARTTLS have their own methods. */
    public Builder extensions(String... offered) {
      extensions = List.of(offered);
      return this;
    }

    /** Offers STARTTLS, or not. */
    public Builder startTls(StartTls kind) {
      startTls = kind;
      return this;
    }

    /** Offers SIZE and takes no mail of more bytes (RFC 1870). */
    public Builder size(long bytes) {
      size = OptionalLong.of(bytes);
      return this;
    }

    /**
     * Takes mail from nobody but this user, who logs in by PLAIN, LOGIN or XOAUTH2 once the line is
     * encrypted.
     *
     * @param secret the password, and the access token as well
     */
    public Builder login(String user, String secret) {
      login = Optional.of(new SmtpAuthentication.Login(user, secret));
      return this;
    }

    /** Speaks TLS from the first byte; STARTTLS is not offered then. */
    public Builder tlsFromTheStart() {
      tlsFromTheStart = true;
      return this;
    }

    /** Answers every MAIL so, in turn as {@link ScriptedAction#say(String...)} has it. */
    public Builder mail(String... replies) {
      return on(SmtpStage.MAIL, ScriptedAction.say(replies));
    }

    /** Answers MAIL from one address so; the null sender is the empty string. */
    public Builder mailFrom(String address, String... replies) {
      return on(SmtpStage.MAIL, address, ScriptedAction.say(replies));
    }

    /** Answers every RCPT so, in turn as {@link ScriptedAction#say(String...)} has it. */
    public Builder rcpt(String... replies) {
      return on(SmtpStage.RCPT, ScriptedAction.say(replies));
    }

    /** Answers RCPT to one address so. */
    public Builder rcptTo(String address, String... replies) {
      return on(SmtpStage.RCPT, address, ScriptedAction.say(replies));
    }

    /** Does this at a moment. */
    public Builder on(SmtpStage smtpStage, ScriptedAction scriptedAction) {
      return on(smtpStage, ANY, scriptedAction);
    }

    /** Does this at a moment, MAIL or RCPT, that is about one address. */
    public Builder on(SmtpStage smtpStage, String address, ScriptedAction scriptedAction) {
      scriptedActions.put(key(smtpStage, address), scriptedAction);
      return this;
    }

    /** Waits before each line that it says. */
    public Builder tarpit(Duration beforeLine) {
      this.beforeLine = beforeLine;
      return this;
    }

    /** Speaks one byte at a time, with this pause after each. */
    public Builder drip(Duration betweenBytes) {
      this.betweenBytes = betweenBytes;
      return this;
    }

    /** Sends a plaintext reply in one segment with the 220 of STARTTLS, as an attacker would. */
    public Builder injected(String reply) {
      injected = Optional.of(ServerReply.of(reply));
      return this;
    }

    /** What was put together so far; the builder may go on. */
    public ServerBehavior build() {
      return new ServerBehavior(this);
    }
  }
}
