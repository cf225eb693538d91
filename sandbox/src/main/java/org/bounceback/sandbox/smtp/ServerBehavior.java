package org.bounceback.sandbox.smtp;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Configures how one mail server behaves. By default it sends a greeting, offers PIPELINING,
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

  /** Starts with the default behavior of a server with this name. */
  public static Builder of(String host) {
    return new Builder(host);
  }

  String host() {
    return host;
  }

  /** Returns the extensions in EHLO, without STARTTLS and SIZE. */
  List<String> extensions() {
    return extensions;
  }

  StartTls startTls() {
    return startTls;
  }

  /** Returns the maximum size of a message in bytes; empty omits SIZE. */
  OptionalLong size() {
    return size;
  }

  /** Returns the login that may send mail; empty allows mail without a login. */
  Optional<SmtpAuthentication.Login> login() {
    return login;
  }

  /** Whether clients must start with TLS (RFC 8314). */
  boolean tlsFromTheStart() {
    return tlsFromTheStart;
  }

  ReplyDelay pace() {
    return replyDelay;
  }

  /** Returns the plaintext reply injected after the 220 of STARTTLS. */
  Optional<ServerReply> injected() {
    return injected;
  }

  /** Returns the action at a stage that is about an address; empty for the default. */
  Optional<ScriptedAction> act(SmtpStage smtpStage, String address) {
    return Optional.ofNullable(scriptedActions.get(key(smtpStage, address)))
        .or(() -> Optional.ofNullable(scriptedActions.get(key(smtpStage, ANY))));
  }

  /** Returns the key of a stage that is about an address, ignoring case. */
  static String key(SmtpStage smtpStage, String address) {
    return smtpStage + " " + address.toLowerCase(Locale.ROOT);
  }

  /** Builds a configuration. Not safe for concurrent use. */
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

    /**
     * Sets the greeting. After 421 it disconnects; after 554 every command except QUIT gets 503.
     */
    public Builder greeting(String reply) {
      return on(SmtpStage.CONNECT, ScriptedAction.say(reply));
    }

    /** Offers these extensions, each as EHLO lists it; SIZE and STARTTLS have their own methods. */
    public Builder extensions(String... offered) {
      extensions = List.of(offered);
      return this;
    }

    /** Configures STARTTLS. */
    public Builder startTls(StartTls kind) {
      startTls = kind;
      return this;
    }

    /** Offers SIZE and rejects larger messages (RFC 1870). */
    public Builder size(long bytes) {
      size = OptionalLong.of(bytes);
      return this;
    }

    /**
     * Accepts mail only from this user, who logs in with PLAIN, LOGIN or XOAUTH2 on an encrypted
     * connection.
     *
     * @param secret the password and also the access token
     */
    public Builder login(String user, String secret) {
      login = Optional.of(new SmtpAuthentication.Login(user, secret));
      return this;
    }

    /** Uses TLS from the first byte; STARTTLS is not offered then. */
    public Builder tlsFromTheStart() {
      tlsFromTheStart = true;
      return this;
    }

    /** Sets the replies to every MAIL, in turn as in {@link ScriptedAction#say(String...)}. */
    public Builder mail(String... replies) {
      return on(SmtpStage.MAIL, ScriptedAction.say(replies));
    }

    /** Sets the replies to MAIL from one address; the null sender is the empty string. */
    public Builder mailFrom(String address, String... replies) {
      return on(SmtpStage.MAIL, address, ScriptedAction.say(replies));
    }

    /** Sets the replies to every RCPT, in turn as in {@link ScriptedAction#say(String...)}. */
    public Builder rcpt(String... replies) {
      return on(SmtpStage.RCPT, ScriptedAction.say(replies));
    }

    /** Sets the replies to RCPT with one address. */
    public Builder rcptTo(String address, String... replies) {
      return on(SmtpStage.RCPT, address, ScriptedAction.say(replies));
    }

    /** Sets the action at a stage. */
    public Builder on(SmtpStage smtpStage, ScriptedAction scriptedAction) {
      return on(smtpStage, ANY, scriptedAction);
    }

    /** Sets the action at a stage, MAIL or RCPT, for one address. */
    public Builder on(SmtpStage smtpStage, String address, ScriptedAction scriptedAction) {
      scriptedActions.put(key(smtpStage, address), scriptedAction);
      return this;
    }

    /** Waits before each line of a reply. */
    public Builder tarpit(Duration beforeLine) {
      this.beforeLine = beforeLine;
      return this;
    }

    /** Sends one byte at a time, with this pause after each. */
    public Builder drip(Duration betweenBytes) {
      this.betweenBytes = betweenBytes;
      return this;
    }

    /** Sends a plaintext reply in the same segment as the 220 of STARTTLS, as an attacker would. */
    public Builder injected(String reply) {
      injected = Optional.of(ServerReply.of(reply));
      return this;
    }

    /** Builds the current configuration; the builder can still be used. */
    public ServerBehavior build() {
      return new ServerBehavior(this);
    }
  }
}
