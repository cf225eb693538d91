package org.bounceback.hosting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import org.bounceback.address.Cidr;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;

/**
 * What people answered to the question whether a server is ours. The operator's servers file has
 * priority.
 *
 * @param ours whether it is ours, by the IP or host name in its normal form
 */
public record ServerAnswers(Map<String, Boolean> ours) {
  /** No answers. */
  public static final ServerAnswers NONE = new ServerAnswers(Map.of());

  public ServerAnswers {
    ours = Map.copyOf(ours);
  }

  /**
   * Returns a copy with one more answer.
   *
   * @param subject a host name, an IP, or a host name with its IP in brackets
   */
  public ServerAnswers with(String subject, boolean isOurs) {
    var more = new HashMap<>(ours);
    names(subject).forEach(name -> more.put(name, isOurs));
    return new ServerAnswers(more);
  }

  /** Returns these answers and, for other servers, those of {@code earlier}. */
  public ServerAnswers over(ServerAnswers earlier) {
    var all = new HashMap<>(earlier.ours);
    all.putAll(ours);
    return new ServerAnswers(all);
  }

  /** Returns whether the server with that IP is ours; empty if nobody answered that. */
  public Optional<Boolean> find(Ip ip) {
    return Optional.ofNullable(ours.get(ip.toString()));
  }

  /** Returns whether the server with that host name is ours; empty if nobody answered that. */
  public Optional<Boolean> find(String host) {
    return Domain.parse(host).flatMap(name -> Optional.ofNullable(ours.get(name.name())));
  }

  /** Returns our server with that IP, if an answer says that it is ours. */
  Optional<Server> server(Ip ip) {
    return find(ip)
        .filter(answer -> answer)
        .map(yes -> new Server(ip.toString(), List.of(), List.of(Cidr.of(ip)), Set.of()));
  }

  /** Returns our server with that host name, if an answer says that it is ours. */
  Optional<Server> server(String host) {
    return find(host)
        .filter(answer -> answer)
        .flatMap(yes -> Domain.parse(host))
        .map(name -> new Server(name.name(), List.of(name), List.of(), Set.of()));
  }

  /** Returns the IPs and host names in a subject, in their normal form. */
  private static List<String> names(String subject) {
    var names = new ArrayList<String>();
    var words = new StringTokenizer(subject, " []()\t");
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      Ip.parse(word)
          .map(Ip::toString)
          .or(() -> Domain.parse(word).map(Domain::name))
          .ifPresent(names::add);
    }
    return names;
  }
}
