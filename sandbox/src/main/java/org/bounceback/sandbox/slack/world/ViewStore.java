package org.bounceback.sandbox.slack.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The open views: a stack of modals and one home tab for each user. */
public final class ViewStore {
  private final Map<String, Deque<View>> stacks = new HashMap<>();
  private final Map<String, View> homes = new HashMap<>();
  private final Stamps stamps;

  ViewStore(Stamps stamps) {
    this.stamps = stamps;
  }

  /** Returns the user's top modal. */
  public synchronized Optional<View> top(String user) {
    return Optional.ofNullable(stack(user).peekLast());
  }

  /** Returns the modals of a user, the lowest first. */
  public synchronized List<View> open(String user) {
    return List.copyOf(stack(user));
  }

  /** Returns the home tab of a user, empty before it was published. */
  public synchronized Optional<View> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** Returns the view with this id, as long as it is open. */
  public synchronized Optional<View> find(String id) {
    return all().stream().filter(view -> view.id().equals(id)).findFirst();
  }

  /** Returns the view with the app's external id. */
  public synchronized Optional<View> external(String id) {
    return all().stream()
        .filter(view -> !id.isEmpty() && view.body().path("external_id").asText().equals(id))
        .findFirst();
  }

  /** Opens a modal, which replaces the user's open modals. */
  public synchronized View openFor(String user, JsonNode body) {
    stack(user).clear();
    return push(user, body);
  }

  /** Pushes a modal on the user's stack. */
  public synchronized View push(String user, JsonNode body) {
    Deque<View> stack = stack(user);
    String id = stamps.id("V");
    Optional<String> below = Optional.ofNullable(stack.peekLast()).map(View::id);
    String root = stack.isEmpty() ? id : stack.getFirst().root();
    var view = new View(id, hash(), user, named(body), below, root);
    stack.addLast(view);
    return view;
  }

  /** Replaces the body of an open view. */
  public synchronized View update(View view, JsonNode body) {
    var changed =
        new View(view.id(), hash(), view.user(), named(body), view.previous(), view.root());
    if (view.type().equals("home")) {
      homes.put(view.user(), changed);
    } else {
      Deque<View> stack = stack(view.user());
      List<View> old = List.copyOf(stack);
      stack.clear();
      old.forEach(existing -> stack.addLast(existing.id().equals(view.id()) ? changed : existing));
    }
    return changed;
  }

  /** Publishes a home tab. */
  public synchronized View publish(String user, JsonNode body) {
    String id = home(user).map(View::id).orElseGet(() -> stamps.id("V"));
    var view = new View(id, hash(), user, named(body), Optional.empty(), id);
    homes.put(user, view);
    return view;
  }

  /** Closes a modal, and those above it. */
  public synchronized void close(View view) {
    Deque<View> stack = stack(view.user());
    boolean there = stack.stream().anyMatch(existing -> existing.id().equals(view.id()));
    while (there && !stack.isEmpty()) {
      there = !stack.removeLast().id().equals(view.id());
    }
  }

  /** Closes every modal of a user. */
  public synchronized void clear(String user) {
    stack(user).clear();
  }

  private List<View> all() {
    var all = new ArrayList<View>(homes.values());
    stacks.values().forEach(all::addAll);
    return all;
  }

  private Deque<View> stack(String user) {
    return stacks.computeIfAbsent(user, key -> new ArrayDeque<>());
  }

  private String hash() {
    return stamps.ts() + "." + stamps.id("h");
  }

  private JsonNode named(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    copy.set("blocks", Elements.named(copy.path("blocks"), stamps));
    return copy;
  }
}
