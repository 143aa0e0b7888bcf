error-case-unknown = There's no case number { $number } here.
error-reason-long = That reason is too long: { $max } characters are the most.
