package id.payung.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable with its name and type in one place. Stored as text or boolean, so that Cockpit can show it. */
public final class ProcessVariable<T> {

    private final String name;
    private final Function<T, Object> write;
    private final Function<Object, T> read;

    private ProcessVariable(String name, Function<T, Object> write, Function<Object, T> read) {
        this.name = name;
        this.write = write;
        this.read = read;
    }

    public static ProcessVariable<String> text(String name) {
        return new ProcessVariable<>(name, v -> v, Object::toString);
    }

    public static ProcessVariable<Boolean> flag(String name) {
        return new ProcessVariable<>(name, v -> v, Boolean.class::cast);
    }

    public static ProcessVariable<UUID> uuid(String name) {
        return of(name, UUID::fromString);
    }

    /** A value that is written by {@code toString()} and read back by {@code parse}. */
    public static <T> ProcessVariable<T> of(String name, Function<String, T> parse) {
        return new ProcessVariable<>(name, Object::toString, v -> parse.apply(v.toString()));
    }

    public String name() {
        return name;
    }

    /** How the value is stored: for the start of an instance. */
    public Object stored(T value) {
        return write.apply(value);
    }

    public T get(VariableScope scope) {
        return find(scope)
                .orElseThrow(() -> new IllegalStateException("The process has no variable '%s'".formatted(name)));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(read);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, write.apply(Objects.requireNonNull(value)));
    }
}
