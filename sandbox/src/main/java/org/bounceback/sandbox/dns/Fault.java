package org.bounceback.sandbox.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.bounceback.sandbox.dns.QueryExchange.Play;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;

/** One way for a name server to go wrong. Set it with {@link Faults}; one may serve many names. */
public final class Fault {
  private final String name;
  private final Play play;

  private Fault(String name, Play play) {
    this.name = name;
    this.play = play;
  }

  /** No fault: the honest answer, for instance for one name below a zone that has a fault. */
  public static Fault none() {
    return new Fault("none", QueryExchange::sendHonest);
  }

  /** No answer at all. */
  public static Fault silence() {
    return new Fault("silence", queryExchange -> {});
  }

  /** SERVFAIL, as of a resolver that cannot reach the zone's servers. */
  public static Fault servfail() {
    return rcode(Rcode.SERVFAIL);
  }

  /** REFUSED, as of a list that does not serve public resolvers. */
  public static Fault refused() {
    return rcode(Rcode.REFUSED);
  }

  /** The honest answer, {@code span} later. */
  public static Fault delay(Duration span) {
    return new Fault(
        "delay " + span, queryExchange -> queryExchange.later(span, QueryExchange::sendHonest));
  }

  /** Loses the first datagrams of each question; those after them, and TCP, are answered. */
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

  /** An empty datagram marked as truncated (TC); over TCP the whole answer. */
  public static Fault truncated() {
    return new Fault("truncated", truncatedUnlessTcp(QueryExchange::sendHonest));
  }

  /** An empty datagram marked as truncated (TC); who asks over TCP is hung up on. */
  public static Fault truncatedWithoutTcp() {
    return new Fault("truncated without TCP", truncatedUnlessTcp(QueryExchange::hangUp));
  }

  /** The honest answer under another id, and nothing else. */
  public static Fault wrongId() {
    return new Fault(
        "wrong id",
        queryExchange -> queryExchange.send(ForgedReplies.wrongId(queryExchange.replies())));
  }

  /** An answer to a question that was not asked, under the right id, and nothing else. */
  public static Fault wrongQuestion() {
    return new Fault(
        "wrong question",
        queryExchange -> queryExchange.send(ForgedReplies.wrongQuestion(queryExchange.replies())));
  }

  /** First the answers of {@link #wrongId} and {@link #wrongQuestion}, then the honest one. */
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
   * This address for whatever name is asked: a parked zone with an address of the web, a blocklist
   * that lists the world with {@code 127.0.0.2}. Other types than its own have no records.
   */
  public static Fault everyName(String ip) {
    return new Fault(
        "every name " + ip,
        queryExchange -> queryExchange.send(ForgedReplies.address(queryExchange.replies(), ip)));
  }

  /** The honest answer with this IPv4 address in the place of each of its own, as of a filter. */
  public static Fault rewritten(String ip) {
    return new Fault(
        "rewritten " + ip,
        queryExchange -> queryExchange.send(ForgedReplies.rewritten(queryExchange.replies(), ip)));
  }

  /** Two CNAMEs that point at one another. */
  public static Fault cnameLoop() {
    return new Fault(
        "CNAME loop",
        queryExchange -> queryExchange.send(ForgedReplies.cnameLoop(queryExchange.replies())));
  }

  /** A message with the right id whose answer's name is a compression pointer at itself. */
  public static Fault malformed() {
    return new Fault(
        "malformed",
        queryExchange -> queryExchange.sendRaw(ForgedReplies.malformed(queryExchange.replies())));
  }

  /** This fault for questions of one type alone, such as {@code TXT}. */
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
