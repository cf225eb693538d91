package org.bounceback.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.hosting.CustomerSide;

/**
 * Who takes part in a delivery.
 *
 * @param sender the envelope sender
 * @param recipient the address that failed
 * @param original the address that the sender wrote to, if our customer's address forwarded it
 * @param hops the sender's computer and the servers in the order of the delivery, up to the author
 * @param authenticated whether the sender's computer logged in
 * @param remote the server to which the author tried to deliver it; the author itself if it has the
 *     mailbox
 * @param sending the server that sent it to the recipient's side
 * @param customer the side that is our customer; any of several is right
 */
record Cast(
    String sender,
    String recipient,
    Optional<String> original,
    List<Host> hops,
    boolean authenticated,
    Host remote,
    Host sending,
    Set<CustomerSide> customer) {

  Cast {
    hops = List.copyOf(hops);
    customer = Set.copyOf(customer);
  }

  /** Returns the cast of a delivery. */
  static Cast of(World world, MailRoute route, DeliveryEvent event) {
    Host ours = world.ourServer();
    Host partner = world.recipientServer();
    String alice = "alice@" + world.hosted();
    String bob = "bob@" + world.partnerDomain();
    String carol = "carol@" + world.foreignDomain();
    boolean local = event.isLocalDelivery();
    return switch (route) {
      case WE_SENT ->
          direct(alice, bob, world.desk(), true, ours, partner, local, CustomerSide.SENDER);
      case WE_RECEIVED ->
          direct(
              carol,
              alice,
              world.desk(),
              true,
              world.foreignServer(),
              world.ourMailExchanger(),
              local,
              CustomerSide.RECIPIENT);
      case BOTH_OURS ->
          direct(
              alice,
              "dora@" + world.alsoHosted(),
              world.desk(),
              true,
              ours,
              world.ourMailExchanger(),
              local,
              CustomerSide.BOTH);
      case ANOTHER_SERVICE ->
          direct(
              alice,
              bob,
              world.desk(),
              true,
              world.relayService(),
              partner,
              local,
              CustomerSide.SENDER);
      case NEITHER ->
          direct(
              carol,
              bob,
              world.desk(),
              true,
              world.foreignServer(),
              partner,
              local,
              CustomerSide.NONE);
      case WE_FORWARDED -> {
        Host target = world.forwardTarget();
        List<Host> hops = new ArrayList<>(List.of(world.desk(), world.foreignServer(), ours));
        if (local) {
          hops.add(target);
        }
        yield new Cast(
            carol,
            "bob@" + world.forwardDomain(),
            Optional.of("info@" + world.hosted()),
            hops,
            true,
            target,
            ours,
            Set.of(CustomerSide.RECIPIENT, CustomerSide.NONE));
      }
      case FORGED ->
          new Cast(
              alice,
              bob,
              Optional.empty(),
              List.of(world.bot(), local ? partner : world.gateway()),
              false,
              partner,
              world.bot(),
              Set.of(CustomerSide.SENDER, CustomerSide.NONE));
    };
  }

  private static Cast direct(
      String sender,
      String recipient,
      Host computer,
      boolean authenticated,
      Host sending,
      Host remote,
      boolean local,
      CustomerSide customer) {
    return new Cast(
        sender,
        recipient,
        Optional.empty(),
        local ? List.of(computer, sending, remote) : List.of(computer, sending),
        authenticated,
        remote,
        sending,
        Set.of(customer));
  }

  /** Returns the server that wrote the report. */
  Host author() {
    return hops.get(hops.size() - 1);
  }

  /** Returns the server or computer from which the author got the message. */
  Host previous() {
    return hops.get(hops.size() - 2);
  }

  /** Returns whether our server sent it to the recipient's side. */
  boolean isSentByUs() {
    return sending.ours();
  }

  /** Returns whether the sender is a customer of ours or pretends to be one. */
  boolean isSenderHosted(World world) {
    return sender.endsWith("@" + world.hosted());
  }
}
