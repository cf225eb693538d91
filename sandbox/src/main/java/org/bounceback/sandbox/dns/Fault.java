package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bounceback.sandbox.dns.QueryExchange.Play;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;

/** A fault of a name server. Set it with {@link Faults}; one may apply to many names. */
public final class Fault {
  private final String name;
  private final Play play;

  private Fault(String name, Play play) {
    this.name = name;
    this.play = play;
  }

  /** No fault: the normal response, for instance for one name below a zone with a fault. */
  public static Fault none() {
    return new Fault("none", QueryExchange::sendHonest);
  }

  /** No response at all. */
  public static Fault silence() {
    return new Fault("silence", queryExchange -> {});
  }

  /** SERVFAIL, as from a resolver that cannot reach the zone's servers. */
  public static Fault servfail() {
    return rcode(Rcode.SERVFAIL);
  }

  /** REFUSED, as from a list that does not serve public resolvers. */
  public static Fault refused() {
    return rcode(Rcode.REFUSED);
  }

  /** The normal response after a delay. */
  public static Fault delay(Duration span) {
    return new Fault(
        "delay " + span, queryExchange -> queryExchange.later(span, QueryExchange::sendHonest));
  }

  /** Loses the first datagrams of each question; later ones, and TCP, are answered. */
  public static Fault lost(int datagrams) {
    var seen = new QuestionCounter();
    return new Fault(
        "lost " + datagrams,
        queryExchange -> {
          if (!queryExchange.isDatagram() || seen.note(queryExchange.question()) > datagrams) {
            queryExchange.sendHonest();
          }
        });
  }

  /** An empty datagram marked as truncated (TC); the full response over TCP. */
  public static Fault truncated() {
    return new Fault("truncated", truncatedUnlessTcp(QueryExchange::sendHonest));
  }

  /** An empty datagram marked as truncated (TC); TCP connections are closed. */
  public static Fault truncatedWithoutTcp() {
    return new Fault("truncated without TCP", truncatedUnlessTcp(QueryExchange::disconnect));
  }

  /** Only the normal response with another id. */
  public static Fault wrongId() {
    return new Fault(
        "wrong id",
        queryExchange -> queryExchange.send(ForgedReplies.wrongId(queryExchange.replies())));
  }

  /** Only a response to another question, with the right id. */
  public static Fault wrongQuestion() {
    return new Fault(
        "wrong question",
        queryExchange -> queryExchange.send(ForgedReplies.wrongQuestion(queryExchange.replies())));
  }

  /** First the responses of {@link #wrongId} and {@link #wrongQuestion}, then the normal one. */
  public static Fault spoofedFirst() {
    return new Fault(
        "spoofed first",
        queryExchange -> {
          wrongId().answer(queryExchange);
          wrongQuestion().answer(queryExchange);
          queryExchange.sendHonest();
        });
  }

  /**
   * Returns this address for every name: like a parked zone with a web server's address, or a
   * blocklist that lists everything with {@code 127.0.0.2}. Other record types have no records.
   */
  public static Fault everyName(String ip) {
    return new Fault(
        "every name " + ip,
        queryExchange -> queryExchange.send(ForgedReplies.address(queryExchange.replies(), ip)));
  }

  /** The normal response with all IPv4 addresses replaced, as by a filtering resolver. */
  public static Fault rewritten(String ip) {
    return new Fault(
        "rewritten " + ip,
        queryExchange -> queryExchange.send(ForgedReplies.rewritten(queryExchange.replies(), ip)));
  }

  /** Two CNAMEs that point to each other. */
  public static Fault cnameLoop() {
    return new Fault(
        "CNAME loop",
        queryExchange -> queryExchange.send(ForgedReplies.cnameLoop(queryExchange.replies())));
  }

  /** A message with the right id whose name is a compression pointer to itself. */
  public static Fault malformed() {
    return new Fault(
        "malformed",
        queryExchange -> queryExchange.sendRaw(ForgedReplies.malformed(queryExchange.replies())));
  }

  /** Returns this fault for questions of only one type, such as {@code TXT}. */
  public Fault onlyFor(String type) {
    String only = type.toUpperCase(Locale.ROOT);
    return new Fault(
        name + " for " + type,
        queryExchange ->
            (queryExchange.question().type().equals(only) ? this : none()).answer(queryExchange));
  }

  void answer(QueryExchange queryExchange) throws IOException {
    play.answer(queryExchange);
  }

  @Override
  public String toString() {
    return name;
  }

  private static Fault rcode(int rcode) {
    return new Fault(
        Rcode.string(rcode),
        queryExchange -> queryExchange.send(queryExchange.replies().refusal(rcode)));
  }

  private static Play truncatedUnlessTcp(Play overTcp) {
    return queryExchange -> {
      if (queryExchange.isDatagram()) {
        var reply = queryExchange.replies().with(List.of());
        reply.getHeader().setFlag(Flags.TC);
        queryExchange.send(reply);
      } else {
        overTcp.answer(queryExchange);
      }
    };
  }
}
