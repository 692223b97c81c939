import { LabelledControl } from "./LabelledControl.tsx";

type Option<T extends string> = { value: T; label: string; description?: string };

type SelectProps<T extends string> = {
  label: string;
  hint: string;
  /** Options under their headings; a group without a heading stands by itself. */
  groups: readonly { label?: string; options: readonly Option<T>[] }[];
  value: T;
  onChange: (value: T) => void;
};

/** One of many from a native list, with a line below that describes the chosen one. */
export function Select<T extends string>({ label, hint, groups, value, onChange }: SelectProps<T>) {
  const options = groups.flatMap((group) => group.options);
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <LabelledControl label={label} hint={hint} note={options.find((option) => option.value === value)?.description}>
      {({ control, describedBy }) => (
        <select
          className="control-box control-wide"
          id={control}
          aria-describedby={describedBy}
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          {groups.map((group) =>
            group.label ? (
              <optgroup key={group.label} label={group.label}>
                {group.options.map(toOption)}
              </optgroup>
            ) : (
              group.options.map(toOption)
            ),
          )}
        </select>
      )}
    </LabelledControl>
  );
}

function toOption({ value, label }: Option<string>) {
  return (
    <option key={value} value={value}>
      {label}
    </option>
  );
}
